"""The dashboard: people looking and deciding. Talks to casework's services only."""
