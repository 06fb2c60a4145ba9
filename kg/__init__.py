"""European Security Order Knowledge Graph: who holds which position, since when, and on what evidence."""
