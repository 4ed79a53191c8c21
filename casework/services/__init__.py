"""What people and programs may ask of casework. Typed values in, frozen values out; see docs/casework.md."""
