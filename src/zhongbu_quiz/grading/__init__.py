"""Filled answer sheets to marks and item statistics: scans and photographs are read, never guessed at; what is in doubt is asked."""
