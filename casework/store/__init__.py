"""Database and files. Rows never leave this package and `casework.services`; values do."""
