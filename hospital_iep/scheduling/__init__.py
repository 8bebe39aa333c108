"""The treatment-aware scheduler: values in, values out."""
