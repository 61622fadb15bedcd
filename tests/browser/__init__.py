"""The built site as its readers meet it: in a real browser, from a server and from disk."""
