//! The table of units against an independent library, uom, over every pair of units that both know.

use eqex::{AskedUnit, TypedUnits};

/// A unit of the library: how it is written, and its value for 0 and 1 in the base unit.
struct LibraryUnit {
    spellings: Vec<String>,
    zero: f64,
    one: f64,
}

/// The units of a quantity of the library.
macro_rules! units {
    ($module:ident, $quantity:ident) => {{
        let value = |number: &str, name: &str| -> f64 {
            let quantity: uom::si::f64::$quantity = format!("{number} {name}").parse().unwrap();
            quantity.value
        };
        let units = uom::si::$module::units().map(|unit| LibraryUnit {
            spellings: [unit.abbreviation(), unit.singular(), unit.plural()]
                .map(str::to_owned)
                .to_vec(),
            zero: value("0", unit.singular()),
            one: value("1", unit.singular()),
        });
        (stringify!($module), units.collect::<Vec<LibraryUnit>>())
    }};
}

/// Words that both know and mean otherwise: there the speed of light, the stere, the register ton, the grain, the franklin, the faraday, another
/// British thermal unit and foot of the acre-foot, years of 365 days, the nat, bits and bytes of one letter, the nautical mile; troy weights and
/// horsepowers with a letter behind.
const OTHERWISE: [&str; 18] = [
    "c", "st", "RT", "oz t", "lb t", "gr", "Fr", "F", "Btu", "acre", "ac", "year", "years", "a",
    "nat", "hp (", "b", "M",
];

/// Whether the library means something else: by name, and minutes and seconds among angles.
fn is_meant_otherwise(quantity: &str, unit: &str) -> bool {
    let word = |word: &str| unit.split(['/', ' ', '·', '-']).any(|part| part == word);
    let among_angles =
        quantity == "angle" && ["minute", "minutes", "second", "seconds"].contains(&unit);
    let farad = quantity == "capacitance" && unit.ends_with('F');
    let area = quantity == "area";
    let listed = OTHERWISE
        .iter()
        .any(|other| word(other) || (other.contains(' ') && unit.contains(other)));
    among_angles || (listed && !farad && !(area && (word("ac") || word("acre"))))
}

/// Whether a unit is known as it stands: asked for something that nothing else measures, it is read and wrong.
fn is_known(unit: &str) -> bool {
    let other = AskedUnit::new("K*kat*sr*dB", "x");
    matches!(other.read(unit), TypedUnits::One(read) if read.conversion.is_none() && read.capitals.is_none())
}

#[test]
fn the_table_agrees_with_a_library_of_units() {
    let quantities = [
        units!(acceleration, Acceleration),
        units!(amount_of_substance, AmountOfSubstance),
        units!(angle, Angle),
        units!(area, Area),
        units!(capacitance, Capacitance),
        units!(catalytic_activity, CatalyticActivity),
        units!(dynamic_viscosity, DynamicViscosity),
        units!(electric_charge, ElectricCharge),
        units!(electric_current, ElectricCurrent),
        units!(electric_field, ElectricField),
        units!(electric_potential, ElectricPotential),
        units!(electrical_conductance, ElectricalConductance),
        units!(electrical_resistance, ElectricalResistance),
        units!(electrical_resistivity, ElectricalResistivity),
        units!(energy, Energy),
        units!(force, Force),
        units!(frequency, Frequency),
        units!(heat_capacity, HeatCapacity),
        units!(illuminance, Illuminance),
        units!(inductance, Inductance),
        units!(information, Information),
        units!(kinematic_viscosity, KinematicViscosity),
        units!(length, Length),
        units!(luminous_intensity, LuminousIntensity),
        units!(magnetic_flux, MagneticFlux),
        units!(magnetic_flux_density, MagneticFluxDensity),
        units!(mass, Mass),
        units!(mass_density, MassDensity),
        units!(mass_rate, MassRate),
        units!(molar_concentration, MolarConcentration),
        units!(molar_mass, MolarMass),
        units!(momentum, Momentum),
        units!(power, Power),
        units!(pressure, Pressure),
        units!(radioactivity, Radioactivity),
        units!(ratio, Ratio),
        units!(reciprocal_length, ReciprocalLength),
        units!(specific_heat_capacity, SpecificHeatCapacity),
        units!(surface_tension, SurfaceTension),
        units!(thermal_conductivity, ThermalConductivity),
        units!(thermodynamic_temperature, ThermodynamicTemperature),
        units!(time, Time),
        units!(torque, Torque),
        units!(velocity, Velocity),
        units!(volume, Volume),
        units!(volume_rate, VolumeRate),
    ];
    let mut pairs = 0;
    let mut wrong = Vec::new();
    for (quantity, units) in &quantities {
        let otherwise = |unit: &str| is_meant_otherwise(quantity, unit);
        for asked in units {
            let name: String = asked.spellings[0].replace(' ', "");
            // The library's full stops are no part of an author's unit.
            if !is_known(&name) || otherwise(&asked.spellings[0]) || name.contains('.') {
                continue;
            }
            let unit = AskedUnit::new(&name, "x");
            for typed in units {
                for spelling in typed.spellings.iter().filter(|name| is_known(name)) {
                    if otherwise(spelling) {
                        continue;
                    }
                    let conversion = match unit.read(spelling) {
                        TypedUnits::One(read) => read.conversion,
                        // Rotations are counted or measured; the library knows one reading.
                        TypedUnits::Several(_) => continue,
                        other => {
                            wrong.push(format!("{quantity}: {spelling} for {name} is {other:?}"));
                            continue;
                        }
                    };
                    for number in [1.0, 37.0] {
                        let base = typed.zero + number * (typed.one - typed.zero);
                        let expected = (base - asked.zero) / (asked.one - asked.zero);
                        let given = conversion.map_or(f64::NAN, |known| known.apply(number));
                        let near = (given - expected).abs() <= expected.abs() * 2e-6;
                        if !near {
                            wrong.push(format!(
                                "{quantity}: {number} {spelling} is {given} {name}, but {expected}"
                            ));
                        }
                    }
                    pairs += 1;
                }
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {pairs}:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    assert!(pairs > 100_000, "{pairs}");
}
