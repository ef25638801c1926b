//! How far two colours look apart: to every eye, and in grey print.

use super::Colour;

/// A way of seeing colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sight {
    /// As most people see them.
    Usual,
    /// Without the cones for long waves: red is dark, and red and green look alike.
    Protanopia,
    /// Without the cones for middle waves: red and green look alike.
    Deuteranopia,
    /// Without the cones for short waves: blue and green look alike.
    Tritanopia,
    /// As a printer without colours prints them.
    Grey,
}

/// A colour by the light of its three parts, each from 0 to 1.
type Light = [f64; 3];

impl Sight {
    /// All of them.
    pub const ALL: [Sight; 5] = [
        Sight::Usual,
        Sight::Protanopia,
        Sight::Deuteranopia,
        Sight::Tritanopia,
        Sight::Grey,
    ];

    /// What becomes of each part of a colour. Those of eyes are the matrices of Machado, Oliveira and
    /// Fernandes, "A physiologically-based model for simulation of color vision deficiency" (2009), for
    /// the whole deficiency; grey is the luminance of sRGB.
    fn matrix(self) -> [Light; 3] {
        match self {
            Sight::Usual => [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
            Sight::Protanopia => [
                [0.152286, 1.052583, -0.204868],
                [0.114503, 0.786281, 0.099216],
                [-0.003882, -0.048116, 1.051998],
            ],
            Sight::Deuteranopia => [
                [0.367322, 0.860646, -0.227968],
                [0.280085, 0.672501, 0.047413],
                [-0.011820, 0.042940, 0.968881],
            ],
            Sight::Tritanopia => [
                [1.255528, -0.076749, -0.178779],
                [-0.078411, 0.930809, 0.147602],
                [0.004733, 0.691367, 0.303900],
            ],
            Sight::Grey => [[0.2126, 0.7152, 0.0722]; 3],
        }
    }

    /// A colour as it is seen so.
    fn of(self, colour: Colour) -> Light {
        let light = light(colour);
        self.matrix()
            .map(|row| row.iter().zip(light).map(|(a, b)| a * b).sum::<f64>())
            .map(|part| part.clamp(0.0, 1.0))
    }
}

/// How far two colours look apart to who sees so: CIEDE2000. About 1 is the least that anyone notices
/// side by side.
pub fn difference(one: Colour, other: Colour, sight: Sight) -> f64 {
    ciede2000(Lab::of(sight.of(one)), Lab::of(sight.of(other)))
}

/// A colour with its lightness turned around, from what stands out on white to what stands out on
/// black: what differs in one differs in the other.
pub(super) fn turned(colour: Colour) -> Colour {
    let seen = Lab::of(light(colour));
    let lightness = (TURNED_SUM - seen.lightness).clamp(TURNED_LEAST, TURNED_MOST);
    // A light or dark colour cannot be as full as one in between: less of it until it exists.
    let mut full = 1.0;
    loop {
        let wanted = Lab {
            lightness,
            a: seen.a * full,
            b: seen.b * full,
        };
        let light = wanted.light();
        let exists = light.iter().all(|part| (-0.001..=1.001).contains(part));
        if exists || full <= 0.0 {
            return colour_of(light);
        }
        full -= 0.05;
    }
}

/// Lightness before and after turning add up to this, within bounds in which colours can be told.
const TURNED_SUM: f64 = 112.0;
const TURNED_LEAST: f64 = 60.0;
const TURNED_MOST: f64 = 92.0;

fn light(colour: Colour) -> Light {
    [colour.red, colour.green, colour.blue].map(|channel| {
        let part = f64::from(channel) / 255.0;
        match part <= 0.04045 {
            true => part / 12.92,
            false => ((part + 0.055) / 1.055).powf(2.4),
        }
    })
}

fn colour_of(light: Light) -> Colour {
    let [red, green, blue] = light.map(|part| {
        let part = part.clamp(0.0, 1.0);
        let shown = match part <= 0.0031308 {
            true => part * 12.92,
            false => 1.055 * part.powf(1.0 / 2.4) - 0.055,
        };
        (shown * 255.0).round() as u8
    });
    Colour { red, green, blue }
}

/// A colour in CIELAB, whose distances are about as people see them.
#[derive(Clone, Copy, Debug)]
struct Lab {
    lightness: f64,
    a: f64,
    b: f64,
}

/// The white of sRGB (D65).
const WHITE: Light = [0.95047, 1.0, 1.08883];
/// Below this, CIELAB runs straight.
const STRAIGHT: f64 = 216.0 / 24389.0;
const SLOPE: f64 = 24389.0 / 27.0;

impl Lab {
    fn of([red, green, blue]: Light) -> Lab {
        let xyz = [
            0.4124564 * red + 0.3575761 * green + 0.1804375 * blue,
            0.2126729 * red + 0.7151522 * green + 0.0721750 * blue,
            0.0193339 * red + 0.1191920 * green + 0.9503041 * blue,
        ];
        let mut bent = [0.0; 3];
        for ((bent, part), white) in bent.iter_mut().zip(xyz).zip(WHITE) {
            let part = part / white;
            *bent = match part > STRAIGHT {
                true => part.cbrt(),
                false => (SLOPE * part + 16.0) / 116.0,
            };
        }
        let [x, y, z] = bent;
        Lab {
            lightness: 116.0 * y - 16.0,
            a: 500.0 * (x - y),
            b: 200.0 * (y - z),
        }
    }

    fn light(self) -> Light {
        let y = (self.lightness + 16.0) / 116.0;
        let straight = |bent: f64| match bent.powi(3) > STRAIGHT {
            true => bent.powi(3),
            false => (116.0 * bent - 16.0) / SLOPE,
        };
        let x = straight(y + self.a / 500.0) * WHITE[0];
        let z = straight(y - self.b / 200.0) * WHITE[2];
        let y = straight(y);
        [
            3.2404542 * x - 1.5371385 * y - 0.4985314 * z,
            -0.9692660 * x + 1.8760108 * y + 0.0415560 * z,
            0.0556434 * x - 0.2040259 * y + 1.0572252 * z,
        ]
    }
}

/// CIE 142:2001, in the form of Sharma, Wu and Dalal, "The CIEDE2000 color-difference formula" (2005).
fn ciede2000(one: Lab, other: Lab) -> f64 {
    let seventh = |chroma: f64| (chroma.powi(7) / (chroma.powi(7) + 25_f64.powi(7))).sqrt();
    let mean_chroma = (one.a.hypot(one.b) + other.a.hypot(other.b)) / 2.0;
    let stretch = 1.5 - 0.5 * seventh(mean_chroma);
    let polar = |lab: Lab| {
        let a = lab.a * stretch;
        let hue = match a == 0.0 && lab.b == 0.0 {
            true => 0.0,
            false => lab.b.atan2(a).to_degrees().rem_euclid(360.0),
        };
        (a.hypot(lab.b), hue)
    };
    let ((chroma, hue), (other_chroma, other_hue)) = (polar(one), polar(other));
    let is_grey = chroma * other_chroma == 0.0;
    let turn = match other_hue - hue {
        _ if is_grey => 0.0,
        turn if turn > 180.0 => turn - 360.0,
        turn if turn < -180.0 => turn + 360.0,
        turn => turn,
    };
    let mean_hue = match (hue + other_hue, (hue - other_hue).abs()) {
        (sum, _) if is_grey => sum,
        (sum, apart) if apart <= 180.0 => sum / 2.0,
        (sum, _) if sum < 360.0 => (sum + 360.0) / 2.0,
        (sum, _) => (sum - 360.0) / 2.0,
    };
    let mean_lightness = (one.lightness + other.lightness) / 2.0;
    let mean_chroma = (chroma + other_chroma) / 2.0;
    let wave = |times: f64, shift: f64| (times * mean_hue + shift).to_radians().cos();
    let t = 1.0 - 0.17 * wave(1.0, -30.0) + 0.24 * wave(2.0, 0.0) + 0.32 * wave(3.0, 6.0)
        - 0.20 * wave(4.0, -63.0);
    let from_middle = (mean_lightness - 50.0).powi(2);
    let light_scale = 1.0 + 0.015 * from_middle / (20.0 + from_middle).sqrt();
    let chroma_scale = 1.0 + 0.045 * mean_chroma;
    let hue_scale = 1.0 + 0.015 * mean_chroma * t;
    let rotation = 30.0 * (-((mean_hue - 275.0) / 25.0).powi(2)).exp();
    let rotation = -(2.0 * rotation).to_radians().sin() * 2.0 * seventh(mean_chroma);
    let light = (other.lightness - one.lightness) / light_scale;
    let full = (other_chroma - chroma) / chroma_scale;
    let hue = 2.0 * (chroma * other_chroma).sqrt() * (turn / 2.0).to_radians().sin() / hue_scale;
    (light * light + full * full + hue * hue + rotation * full * hue).sqrt()
}

#[cfg(test)]
mod tests {
    use super::{Lab, Sight, ciede2000, difference};
    use crate::model::Colour;

    #[test]
    fn differences_are_those_of_the_published_examples() {
        // From the table of Sharma, Wu and Dalal.
        for (one, other, expected) in [
            ([50.0, 2.6772, -79.7751], [50.0, 0.0, -82.7485], 2.0425),
            ([50.0, 3.1571, -77.2803], [50.0, 0.0, -82.7485], 2.8615),
            ([50.0, -1.3802, -84.2814], [50.0, 0.0, -82.7485], 1.0),
            ([50.0, 2.5, 0.0], [50.0, 0.0, -2.5], 4.3065),
            ([50.0, 2.5, 0.0], [73.0, 25.0, -18.0], 27.1492),
            (
                [60.2574, -34.0099, 36.2677],
                [60.4626, -34.1751, 39.4387],
                1.2644,
            ),
            (
                [2.0776, 0.0795, -1.1350],
                [0.9033, -0.0636, -0.5514],
                0.9082,
            ),
        ] {
            let lab = |[lightness, a, b]: [f64; 3]| Lab { lightness, a, b };
            let found = ciede2000(lab(one), lab(other));
            assert!((found - expected).abs() < 1e-4, "{found} for {expected}");
        }
    }

    #[test]
    fn red_and_green_of_one_lightness_look_alike_to_some() {
        let colour = |text| Colour::parse(text).unwrap();
        let (red, green) = (colour("#a83f0c"), colour("#655400"));
        assert!(difference(red, green, Sight::Usual) > 20.0);
        assert!(difference(red, green, Sight::Protanopia) < 2.0);
        assert!(difference(red, green, Sight::Tritanopia) > 10.0);
        assert!(difference(red, red, Sight::Grey) < 1e-9);
    }

    #[test]
    fn a_colour_survives_the_way_there_and_back() {
        for text in ["#15607a", "#000000", "#ffffff", "#bb4105", "#3f7f00"] {
            let colour = Colour::parse(text).unwrap();
            let back = super::colour_of(Lab::of(super::light(colour)).light());
            assert_eq!(back, colour, "{text}");
        }
    }
}
