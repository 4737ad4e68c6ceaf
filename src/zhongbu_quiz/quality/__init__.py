"""See the package docstring of zhongbu_quiz for the place of this folder in the pipeline."""
