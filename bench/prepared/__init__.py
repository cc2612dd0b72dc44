"""What benchmarks stand on: halls and citizens, made through the use cases."""
