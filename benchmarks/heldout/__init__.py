"""Forms drawn by a browser from HTML, apart from `samples/forms`: layouts that reading was never developed on."""
