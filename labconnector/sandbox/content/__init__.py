"""What the sandbox hands out: invented people and orders, generated scans, packages as iTero exports them."""
