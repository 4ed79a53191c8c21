"""Machine-learning models: weights, their manifest, and one adapter per engine."""
