"""The files of `zhongbu-quiz new`: an example of one's own set in Chinese, as a workbook and as YAML, with JSON Schemas."""
