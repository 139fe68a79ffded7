"""Align's API: profile, transport, sign-in, tokens, orders and downloads. The only home of HTTP and OAuth."""
