//! The looks of cells.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatUnderline};

use crate::finding::Severity;

/// What Excel calls the reading orders.
const LEFT_TO_RIGHT: u8 = 1;
const RIGHT_TO_LEFT: u8 = 2;

/// The looks of cells.
pub struct Styles {
    /// The header's.
    pub header: Format,
    /// Whole numbers'.
    pub number: Format,
    /// Numbers with two decimals'.
    pub ratio: Format,
    left_to_right: Format,
    right_to_left: Format,
    severities: [Format; Severity::ALL.len()],
    marks: [Format; Severity::ALL.len()],
    /// A suggestion's, within its sentence.
    pub suggestion: Format,
    /// That of the text around a span.
    pub plain: Format,
}

impl Styles {
    /// All looks.
    pub fn new() -> Self {
        let cell = || Format::new().set_align(FormatAlign::Top);
        let text = |direction| cell().set_text_wrap().set_reading_direction(direction);
        let severity = |(fill, ink): (u32, u32)| {
            cell().set_background_color(Color::RGB(fill)).set_font_color(Color::RGB(ink))
        };
        let mark = |color: u32| {
            Format::new().set_bold().set_underline(FormatUnderline::Single).set_font_color(Color::RGB(color))
        };
        let colors = [
            (0xE7_E6_E6, 0x40_40_40),
            (0xDD_EB_F7, 0x1F_4E_79),
            (0xFF_EB_9C, 0x7F_60_00),
            (0xFF_C7_CE, 0x9C_00_06),
        ];
        Self {
            header: Format::new()
                .set_bold()
                .set_background_color(Color::RGB(0xD9_D9_D9))
                .set_align(FormatAlign::Top),
            number: cell(),
            ratio: cell().set_num_format("0.00"),
            left_to_right: text(LEFT_TO_RIGHT),
            right_to_left: text(RIGHT_TO_LEFT).set_align(FormatAlign::Right),
            severities: colors.map(severity),
            marks: colors.map(|(_, ink)| mark(ink)),
            suggestion: mark(0x00_61_00),
            plain: Format::new(),
        }
    }

    /// A text's, by its direction.
    pub fn text(&self, right_to_left: bool) -> &Format {
        if right_to_left { &self.right_to_left } else { &self.left_to_right }
    }

    /// That of a cell that names a severity.
    pub fn severity(&self, severity: Severity) -> &Format {
        &self.severities[severity as usize]
    }

    /// A suspect span's, within its sentence.
    pub fn mark(&self, severity: Severity) -> &Format {
        &self.marks[severity as usize]
    }
}
