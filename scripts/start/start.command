#!/bin/sh
# A double click on a Mac (or `sh start.command` on Linux): sets the program up beside this file, once, and opens its page in the browser.
cd "$(dirname "$0")" || exit 1
if [ ! -x quiz/bin/zhongbu-quiz ]; then
    echo "第一次打开，正在安装，要几分钟，请等着…… (setting up, once; this takes minutes)"
    if ! { python3 -m venv quiz && quiz/bin/pip install --quiet zhongbu_quiz-*.whl; }; then
        rm -rf quiz
        echo "没有装成：要有网络和 Python 3.11 以上（python.org 下载），装好再打开这个文件。 (Python 3.11 or later and the network are needed)"
        read -r _
        exit 1
    fi
fi
mkdir -p sets
exec quiz/bin/zhongbu-quiz serve sets
