"""Forms drawn by a browser from HTML: layouts that reading was never developed on."""
