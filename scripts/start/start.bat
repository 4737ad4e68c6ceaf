@echo off
rem A double click on Windows: sets the program up beside this file, once, and opens its page in the browser.
chcp 65001 >nul
cd /d "%~dp0"
if exist quiz\Scripts\zhongbu-quiz.exe goto ready
echo 第一次打开，正在安装，要几分钟，请等着…… (setting up, once; this takes minutes)
py -m venv quiz || goto failed
for %%f in (zhongbu_quiz-*.whl) do quiz\Scripts\pip install --quiet "%%f" || goto failed
:ready
if not exist sets mkdir sets
quiz\Scripts\zhongbu-quiz serve sets
if errorlevel 1 pause
exit /b
:failed
rmdir /s /q quiz 2>nul
echo 没有装成：要有网络和 Python 3.11 以上（python.org 下载），装好再打开这个文件。 (Python 3.11 or later and the network are needed)
pause
exit /b 1
