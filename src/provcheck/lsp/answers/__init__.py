"""What is answered when a client asks: from the protocol to plain functions, and back."""
