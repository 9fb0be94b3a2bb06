@echo off
rem Opens the window of reportlint in the browser. Needs Python on this machine, and reportlint.pyz beside this file.
chcp 65001 >nul
cd /d "%~dp0"
where py >nul 2>nul && (py -3 reportlint.pyz serve --open) || (python reportlint.pyz serve --open)
if errorlevel 1 pause
