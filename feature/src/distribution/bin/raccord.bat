@echo off
rem Starts Raccord. RACCORD_JAVA_OPTS are handed to the JVM. RACCORD_CLASSES=off makes and uses no archive of classes.
setlocal
set "JAVA=java"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "JAVA=%JAVA_HOME%\bin\java.exe"
where "%JAVA%" >nul 2>nul || if not exist "%JAVA%" (
  echo raccord: Java was not found. Install Java 17 or later, or set JAVA_HOME. 1>&2
  exit /b 1
)
rem What ends in a moment is over before the optimising compiler pays; fills and renders want it.
set "QUICK="
for %%c in (slots slot takes take undo redo history clean new relink update generators doctor sound dialogue voices effects -h --help -V --version) do if "%~1"=="%%c" set "QUICK=-XX:TieredStopAtLevel=1"
if "%~1"=="" set "QUICK=-XX:TieredStopAtLevel=1"
rem A fill is few loops over many pixels: compiling anything else once more costs more than a short fill gains by it.
for %%c in (fill smooth extend) do if "%~1"=="%%c" set "QUICK=-XX:Tier4InvocationThreshold=50000 -XX:Tier4MinInvocationThreshold=6000 -XX:Tier4CompileThreshold=150000 -XX:Tier4BackEdgeThreshold=4000000"
rem Classes that were read once lie in an archive, one for each installation; the first listing has it made.
set "CLASSES="
for %%h in ("%~dp0..") do set "NAME=%%~fh"
set "NAME=%NAME:\=_%"
set "NAME=%NAME::=_%"
set "ARCHIVE=%LOCALAPPDATA%\raccord\cache\classes\%NAME%.jsa"
if not "%RACCORD_CLASSES%"=="off" if not "%~1"=="desktop" if not defined RACCORD_JAVA_OPTS set "CLASSES="-Draccord.classes=%ARCHIVE%""
rem The JVM refuses an archive that does not fit, which it would tell on standard output; a torn one would end it.
set "EXPECTED="
set "SIZE=0"
if defined CLASSES if exist "%ARCHIVE%.txt" set /p EXPECTED=<"%ARCHIVE%.txt"
if defined EXPECTED if exist "%ARCHIVE%" for %%f in ("%ARCHIVE%") do set "SIZE=%%~zf"
if defined EXPECTED if "%SIZE%"=="%EXPECTED%" set "CLASSES="-XX:SharedArchiveFile=%ARCHIVE%" -Xlog:disable -Xlog:all=error:stderr %CLASSES%"
rem Java would begin with a 64th of the machine's memory, whatever is needed. Pictures on their way to the screen
rem find room among what is young: else they fill the rest, and playing stops for a tenth of a second to clear it.
set "HEAP="
set "SIZES="
if defined RACCORD_JAVA_OPTS set "SIZES=%RACCORD_JAVA_OPTS:"=%"
if defined SIZES if not "%SIZES%"=="%SIZES:-Xm=%" set "HEAP=own"
if defined SIZES if not "%SIZES%"=="%SIZES:HeapSize=%" set "HEAP=own"
if defined SIZES if not "%SIZES%"=="%SIZES:RAMPercentage=%" set "HEAP=own"
if defined SIZES if not "%SIZES%"=="%SIZES:HeapFreeRatio=%" set "HEAP=own"
if defined SIZES if not "%SIZES%"=="%SIZES:NewSize=%" set "HEAP=own"
rem A frame of film is tens of megabytes: a fill has Java keep little more than what it needs.
set "LEAN="
for %%c in (fill smooth extend) do if "%~1"=="%%c" set "LEAN=-XX:MinHeapFreeRatio=20 -XX:MaxHeapFreeRatio=40 -XX:MaxNewSize=192m"
if defined HEAP (set "HEAP=") else if "%~1"=="desktop" (set "HEAP=-Xms384m -Xmn192m -XX:SurvivorRatio=2 -XX:MetaspaceSize=64m") else set "HEAP=%LEAN%"
rem The window's toolkit is loaded for the window alone.
set "WINDOW="
if "%~1"=="desktop" set "WINDOW=--module-path "%~dp0..\javafx" --add-modules javafx.controls"
"%JAVA%" -XX:+UseSerialGC -XX:-UsePerfData -Xshare:auto %QUICK% %HEAP% -Djava.awt.headless=true %RACCORD_JAVA_OPTS% %CLASSES% %WINDOW% -jar "%~dp0..\lib\raccord-launcher.jar" %*
exit /b %ERRORLEVEL%
