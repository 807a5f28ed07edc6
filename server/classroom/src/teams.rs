//! Teams: classes with their members, invitations and lists.

pub mod api;
pub mod invitations;
pub mod join_address;
pub mod pages;
pub mod roster;
pub mod rows;
pub mod rules;
pub mod store;
pub mod view;
