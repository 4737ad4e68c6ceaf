"""`python -m zhongbu_quiz` is the command `zhongbu-quiz`."""

from zhongbu_quiz.cli import main

if __name__ == "__main__":
    main()
