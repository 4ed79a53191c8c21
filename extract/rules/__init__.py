"""The notice's conditions as small pure functions: criteria and flags."""
