// Gives every element whose letters stand out from their ground by less than 4.5 to 1 (WCAG 2.2).
const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
const parts = (color) => {
  canvas.clearRect(0, 0, 1, 1);
  canvas.fillStyle = color;
  canvas.fillRect(0, 0, 1, 1);
  const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data;
  return { rgb: [red, green, blue], alpha: alpha / 255 };
};
const over = (upper, lower) =>
  upper.rgb.map((part, index) => part * upper.alpha + lower[index] * (1 - upper.alpha));
const ground = (element) => {
  const layers = [];
  for (let at = element; at; at = at.parentElement) layers.push(parts(getComputedStyle(at).backgroundColor));
  return layers.reverse().reduce((below, layer) => over(layer, below), [255, 255, 255]);
};
const luminance = (rgb) => {
  const [red, green, blue] = rgb.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const ratio = (one, other) => {
  const [dark, light] = [luminance(one), luminance(other)].sort((left, right) => left - right);
  return (light + 0.05) / (dark + 0.05);
};
const faint = [];
for (const style of document.getAnimations()) style.finish();
for (const element of document.body.querySelectorAll("*")) {
  const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
  if (!own || element.matches(":disabled, script, noscript") || !element.checkVisibility()) continue;
  const below = ground(element);
  for (const pseudo of [undefined, "::before", "::after"]) {
    const style = getComputedStyle(element, pseudo);
    if (pseudo && ["none", "normal"].includes(style.content)) continue;
    const found = ratio(over(parts(style.color), below), below);
    if (found < 4.5) faint.push(`${element.className || element.tagName}${pseudo ?? ""} ${found.toFixed(2)}`);
  }
}
return [...new Set(faint)];
