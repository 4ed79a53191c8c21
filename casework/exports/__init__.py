"""What leaves the house: tables, notices, certificates, the season's archive."""
