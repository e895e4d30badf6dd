//! The parts of the page, one component a file. A component renders its props and computes no protocol fact.

pub mod app;
pub mod could;
pub mod fault;
pub mod flight;
pub mod header;
pub mod icon;
pub mod inspector;
pub mod ladder;
pub mod lamps;
pub mod notice;
pub mod pane_tabs;
pub mod party_pane;
pub mod rung;
pub mod said;
pub mod say;
pub mod seed;
pub mod segmented;
pub mod setting;
pub mod stage;
pub mod story;
pub mod tab_list;
pub mod time_bar;
pub mod time_line;
pub mod value_button;
pub mod value_list;
pub mod wire_pane;
