"""Forms: ruling lines, cells, labels, checkboxes, opinion blocks."""
