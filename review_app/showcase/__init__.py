"""A made-up season without any model: what screenshots, browser tests and the desk benchmark stand on."""
