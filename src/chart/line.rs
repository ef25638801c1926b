//! Values over time.
use super::{
    Description, Kind, Picture,
    look::Look,
    sheet::{Place, Sheet},
};
use crate::model::{Column, LineChart, Row};
struct Plan;
impl Kind for LineChart {
    fn lay_out<'a>(&'a self, _look: &Look) -> Box<dyn Picture + 'a> {
        Box::new(Plan)
    }
    fn describe(&self, title: &str) -> Description {
        Description {
            alternative: title.to_owned(),
            description: title.to_owned(),
        }
    }
    fn table(&self) -> (Vec<Column>, Vec<Row>) {
        (Vec::new(), Vec::new())
    }
}
impl Picture for Plan {
    fn height(&self) -> f64 {
        10.0
    }
    fn draw(&self, _: &Sheet, _: Place) {}
}
