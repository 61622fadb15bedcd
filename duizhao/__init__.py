"""Read Chinese government work reports and lay two of them side by side."""
