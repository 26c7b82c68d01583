@echo off
rem Starts Raccord. RACCORD_JAVA_OPTS are handed to the JVM.
setlocal
set "JAVA=java"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "JAVA=%JAVA_HOME%\bin\java.exe"
where "%JAVA%" >nul 2>nul || if not exist "%JAVA%" (
  echo raccord: Java was not found. Install Java 17 or later, or set JAVA_HOME. 1>&2
  exit /b 1
)
rem What ends in a moment is over before the optimising compiler pays; fills and renders want it.
set "QUICK="
for %%c in (slots slot takes take undo redo history clean new relink update generators doctor) do if "%~1"=="%%c" set "QUICK=-XX:TieredStopAtLevel=1"
rem The window's toolkit is loaded for the window alone.
set "WINDOW="
if "%~1"=="desktop" set "WINDOW=--module-path "%~dp0..\javafx" --add-modules javafx.controls"
"%JAVA%" -XX:+UseSerialGC -XX:-UsePerfData -Xshare:auto %QUICK% -Djava.awt.headless=true %RACCORD_JAVA_OPTS% %WINDOW% -jar "%~dp0..\lib\raccord-launcher.jar" %*
exit /b %ERRORLEVEL%
