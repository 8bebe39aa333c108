"""Documents as tagged PDF: reportlab lays out and draws, pikepdf writes the structure."""
