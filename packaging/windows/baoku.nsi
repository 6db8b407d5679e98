; The Windows installer of Baoku, made from the one-folder build by NSIS 3.
;
;   makensis -DVERSION=1.2.3 -DPAYLOAD=dist\baoku -DICON=baoku.ico -DOUT=baoku-1.2.3-windows-x64.exe baoku.nsi
;
; `packaging/dev.py installer` gives these. Switches and exit codes are described for administrators in
; packaging/README.md; the same names stand in ReadSwitches and in the list just below.
!ifdef TARGET
  Target ${TARGET}  ; NSIS for Windows makes 32-bit installers only, which serve as well
!endif
Unicode true
!ifdef NSIS_WIN32_MAKENSIS
  !define SLASH "\"
!else
  !define SLASH "/"
!endif
ManifestDPIAware true
ManifestSupportedOS all
SetCompressor /SOLID lzma
SetCompressorDictSize 64
RequestExecutionLevel highest
CRCCheck force
AllowSkipFiles off
ShowInstDetails nevershow

!include LogicLib.nsh
!include FileFunc.nsh
!include WordFunc.nsh
!include x64.nsh
!include WinVer.nsh
!include MUI2.nsh

; ── exit codes; 0 is done, 1 and 2 are NSIS' own: cancelled by the user, and a file that could not be unpacked ──
!define EXIT_NEWER 3        ; a newer version is installed
!define EXIT_RUNNING 4      ; the program is running
!define EXIT_RIGHTS 5       ; an administrator is needed, or the folder cannot be written
!define EXIT_SPACE 6        ; the disk is full; the version that was there is kept
!define EXIT_SYSTEM 7       ; not a 64-bit Windows 10 or later
!define EXIT_SWITCH 8       ; a switch that does not make sense

!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\Baoku"
!define CLASSES "Software\Classes"
!define NOTES "Baoku.Notes"

Name "报库 Baoku"
OutFile "${OUT}"
BrandingText "报库 Baoku ${VERSION}"
VIProductVersion "${NUMBERS}"
VIAddVersionKey /LANG=0 "ProductName" "报库 Baoku"
VIAddVersionKey /LANG=0 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "FileDescription" "报库 Baoku 安装程序"
VIAddVersionKey /LANG=0 "LegalCopyright" "MIT"

Var Everyone      ; "1": for all users of the machine
Var Log           ; the file of /LOG, or ""
Var Policy        ; the file of /POLICY, or ""
Var Library       ; the folder of /LIBRARY, or ""
Var Archive       ; the pack of /ARCHIVE, or ""
Var Shortcut      ; "1" unless /NOSHORTCUT
Var OnDesktop     ; "1" after /DESKTOP
Var Associate     ; "1" unless /NOASSOCIATION
Var Before        ; the version that is installed already, or ""
Var Unfinished    ; "1" while new files lie beside the old ones
Var Own           ; the folder of the user's own data
Var RemoveData    ; "1" if the user wants his own data removed as well

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!insertmacro MUI_PAGE_WELCOME
Page custom WhomPage WhomLeave
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_RUN "$INSTDIR\baoku.exe"
!define MUI_FINISHPAGE_RUN_TEXT "$(RUN)"
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "SimpChinese"
!insertmacro MUI_LANGUAGE "English"

!macro Said NAME ZH EN
  LangString ${NAME} ${LANG_SIMPCHINESE} "${ZH}"
  LangString ${NAME} ${LANG_ENGLISH} "${EN}"
!macroend
!insertmacro Said RUN "打开报库" "Open Baoku"
!insertmacro Said WHOM "为谁安装" "For whom"
!insertmacro Said WHOM_SUB "选择谁可以使用报库" "Choose who can use Baoku"
!insertmacro Said ALL "本机所有用户(需要管理员)" "All users of this computer (needs an administrator)"
!insertmacro Said MINE "仅我自己" "Only me"
!insertmacro Said NEWER "已安装更新的版本 $Before,不能用 ${VERSION} 覆盖。" "The newer version $Before is installed; it is not replaced by ${VERSION}."
!insertmacro Said RUNNING "报库正在运行,请先关闭它。" "Baoku is running; please close it first."
!insertmacro Said RIGHTS "没有权限:为所有用户安装需要管理员。" "Not allowed: installing for all users needs an administrator."
!insertmacro Said UNWRITABLE "无法写入 $INSTDIR。" "$INSTDIR cannot be written."
!insertmacro Said SPACE "磁盘空间不足,未作改动;原来的版本照常可用。" "The disk is full. Nothing was changed; the version that was there still works."
!insertmacro Said SYSTEM "报库需要 64 位的 Windows 10 或更新版本。" "Baoku needs a 64-bit Windows 10 or later."
!insertmacro Said SWITCH "命令行参数有误:$0" "This switch does not make sense: $0"
!insertmacro Said ASKDATA "同时删除您自己的资料库、批注和设置吗?$\r$\n$Own$\r$\n$\r$\n选“否”则保留,重新安装后照常可用。" "Remove your own library, notes and settings as well?$\r$\n$Own$\r$\n$\r$\nWith No they stay, and a later installation finds them."

; ── telling: in the log, in a box unless silent, and by the exit code ──
!macro Telling UN
Function ${UN}Note
  Exch $R9
  ${If} $Log != ""
    Push $R8
    Push $R7
    ClearErrors
    ${GetTime} "" "L" $R0 $R1 $R2 $R3 $R4 $R5 $R6
    FileOpen $R8 $Log a
    ${IfNot} ${Errors}
      FileSeek $R8 0 END $R7
      ${If} $R7 = 0
        FileWriteUTF16LE /BOM $R8 ""
      ${EndIf}
      FileWriteUTF16LE $R8 "$R2-$R1-$R0 $R4:$R5:$R6  $R9$\r$\n"
      FileClose $R8
    ${EndIf}
    Pop $R7
    Pop $R8
  ${EndIf}
  Pop $R9
FunctionEnd

; Is the program in $INSTDIR running? Windows lets nobody write a program's file while it runs. $0: "1" or "0".
Function ${UN}IsRunning
  StrCpy $0 "0"
  ${If} ${FileExists} "$INSTDIR\baoku.exe"
    ClearErrors
    FileOpen $1 "$INSTDIR\baoku.exe" a
    ${If} ${Errors}
      StrCpy $0 "1"
    ${Else}
      FileClose $1
    ${EndIf}
  ${EndIf}
  ${If} ${FileExists} "$INSTDIR\baoku-cli.exe"
    ClearErrors
    FileOpen $1 "$INSTDIR\baoku-cli.exe" a
    ${If} ${Errors}
      StrCpy $0 "1"
    ${Else}
      FileClose $1
    ${EndIf}
  ${EndIf}
FunctionEnd
!macroend
!insertmacro Telling ""
!insertmacro Telling "un."

!macro Note TEXT
  Push "${TEXT}"
  Call Note
!macroend

!macro Leave CODE TEXT
  !insertmacro Note "exit ${CODE}: ${TEXT}"
  MessageBox MB_OK|MB_ICONEXCLAMATION "${TEXT}" /SD IDOK
  SetErrorLevel ${CODE}
  Quit
!macroend

; ── before anything else ──
!macro Switch NAME VARIABLE
  ClearErrors
  ${GetOptions} $9 "/${NAME}=" ${VARIABLE}
  ${If} ${Errors}
    StrCpy ${VARIABLE} ""
  ${EndIf}
!macroend

!macro Flag NAME VARIABLE IF_GIVEN OTHERWISE
  ClearErrors
  ${GetOptions} $9 "/${NAME}" $0
  ${If} ${Errors}
    StrCpy ${VARIABLE} "${OTHERWISE}"
  ${Else}
    StrCpy ${VARIABLE} "${IF_GIVEN}"
  ${EndIf}
!macroend

Function ReadSwitches
  ${GetParameters} $9
  !insertmacro Switch LOG $Log
  !insertmacro Switch POLICY $Policy
  !insertmacro Switch LIBRARY $Library
  !insertmacro Switch ARCHIVE $Archive
  !insertmacro Flag NOSHORTCUT $Shortcut "0" "1"
  !insertmacro Flag DESKTOP $OnDesktop "1" "0"
  !insertmacro Flag NOASSOCIATION $Associate "0" "1"
  !insertmacro Flag ALLUSERS $1 "1" "0"
  !insertmacro Flag CURRENTUSER $2 "1" "0"
  UserInfo::GetAccountType
  Pop $3
  ${If} $1 == "1"
  ${AndIf} $2 == "1"
    StrCpy $0 "/ALLUSERS /CURRENTUSER"
    !insertmacro Leave ${EXIT_SWITCH} "$(SWITCH)"
  ${EndIf}
  ${If} $1 == "1"
    ${If} $3 != "Admin"
      !insertmacro Leave ${EXIT_RIGHTS} "$(RIGHTS)"
    ${EndIf}
    StrCpy $Everyone "1"
  ${ElseIf} $2 == "1"
    StrCpy $Everyone "0"
  ${ElseIf} $3 == "Admin"
    StrCpy $Everyone "1"
  ${Else}
    StrCpy $Everyone "0"
  ${EndIf}
  ${If} $Policy != ""
    ${If} "$Library$Archive" != ""
      StrCpy $0 "/POLICY /LIBRARY /ARCHIVE"
      !insertmacro Leave ${EXIT_SWITCH} "$(SWITCH)"
    ${EndIf}
    ${IfNot} ${FileExists} "$Policy"
      StrCpy $0 "/POLICY=$Policy"
      !insertmacro Leave ${EXIT_SWITCH} "$(SWITCH)"
    ${EndIf}
  ${EndIf}
FunctionEnd

; Takes up the choice of users: registry, start menu, and the folder unless one was given with /D=.
Function TakeWhom
  ${If} $Everyone == "1"
    SetShellVarContext all
    StrCpy $0 "$PROGRAMFILES64\Baoku"
  ${Else}
    SetShellVarContext current
    StrCpy $0 "$LOCALAPPDATA\Programs\Baoku"
  ${EndIf}
  ReadRegStr $Before SHCTX "${KEY}" "DisplayVersion"
  ReadRegStr $1 SHCTX "${KEY}" "InstallLocation"
  ${If} $INSTDIR == ""
    ${If} $1 != ""
      StrCpy $INSTDIR $1
    ${Else}
      StrCpy $INSTDIR $0
    ${EndIf}
  ${EndIf}
FunctionEnd

Function RefuseOlder
  ${If} $Before != ""
    ${VersionCompare} "$Before" "${VERSION}" $0
    ${If} $0 = 1
      !insertmacro Leave ${EXIT_NEWER} "$(NEWER)"
    ${EndIf}
  ${EndIf}
FunctionEnd

Function .onInit
  SetRegView 64
  Call ReadSwitches
  !insertmacro Note "Baoku ${VERSION}: $9"
  !ifndef ANY_WINDOWS
    ${IfNot} ${RunningX64}
    ${OrIfNot} ${AtLeastWin10}
      !insertmacro Leave ${EXIT_SYSTEM} "$(SYSTEM)"
    ${EndIf}
  !endif
  Call TakeWhom
  Call RefuseOlder
FunctionEnd

; ── for whom: only where there is a choice ──
Function WhomPage
  UserInfo::GetAccountType
  Pop $0
  ${If} $0 != "Admin"
    Abort
  ${EndIf}
  !insertmacro MUI_HEADER_TEXT "$(WHOM)" "$(WHOM_SUB)"
  nsDialogs::Create 1018
  Pop $0
  ${NSD_CreateRadioButton} 0 10u 100% 14u "$(ALL)"
  Pop $1
  ${NSD_CreateRadioButton} 0 30u 100% 14u "$(MINE)"
  Pop $2
  ${If} $Everyone == "1"
    ${NSD_Check} $1
  ${Else}
    ${NSD_Check} $2
  ${EndIf}
  nsDialogs::Show
FunctionEnd

Function WhomLeave
  ${NSD_GetState} $1 $0
  ${If} $0 <> $Everyone
    StrCpy $Everyone $0
    StrCpy $INSTDIR ""
    Call TakeWhom
    Call RefuseOlder
  ${EndIf}
FunctionEnd

; ── installing ──
; New files are unpacked beside the old ones, and only when all are there do they change places, by renaming.
; So a full disk or a cut half way leaves the version that was there; a cut between two renamings is mended by
; the next start of an installer. Whatever else lies in the folder (policies.json, portable.txt) stays.
!macro Swap FROM TO NAME
  ${If} ${FileExists} "$INSTDIR${FROM}\${NAME}"
    ClearErrors
    Rename "$INSTDIR${FROM}\${NAME}" "$INSTDIR${TO}\${NAME}"
    ${If} ${Errors}
      StrCpy $0 "${NAME}"
    ${EndIf}
  ${EndIf}
!macroend

; Old files leave by TakeAway, baoku.exe first; new ones come by PutInPlace, baoku.exe last: while it is not there,
; places are being changed.
!macro TakeAway TO
  StrCpy $0 ""
  !insertmacro Swap "" "${TO}" "baoku.exe"
  !insertmacro Swap "" "${TO}" "baoku-cli.exe"
  !insertmacro Swap "" "${TO}" "_internal"
  !insertmacro Swap "" "${TO}" "licenses"
!macroend

!macro PutInPlace FROM
  StrCpy $0 ""
  !insertmacro Swap "${FROM}" "" "licenses"
  !insertmacro Swap "${FROM}" "" "_internal"
  !insertmacro Swap "${FROM}" "" "baoku-cli.exe"
  !insertmacro Swap "${FROM}" "" "baoku.exe"
!macroend

!macro Forget NAME
  ${If} ${FileExists} "$INSTDIR\old\${NAME}"
    RMDir /r "$INSTDIR\${NAME}"
    Delete "$INSTDIR\${NAME}"
  ${EndIf}
!macroend

; Puts back what an installation that was cut while places were changed left in old\.
Function MendOld
  ${If} ${FileExists} "$INSTDIR\old\*.*"
    ${IfNot} ${FileExists} "$INSTDIR\baoku.exe"
      !insertmacro Note "mending an interrupted installation"
      !insertmacro Forget "licenses"
      !insertmacro Forget "_internal"
      !insertmacro Forget "baoku-cli.exe"
      !insertmacro PutInPlace "\old"
    ${EndIf}
    RMDir /r "$INSTDIR\old"
  ${EndIf}
  RMDir /r "$INSTDIR\new"
FunctionEnd

Function RefuseRunning
  again:
  Call IsRunning
  ${If} $0 == "1"
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(RUNNING)" /SD IDCANCEL IDRETRY again
    !insertmacro Note "exit ${EXIT_RUNNING}: $(RUNNING)"
    SetErrorLevel ${EXIT_RUNNING}
    Quit
  ${EndIf}
FunctionEnd

Function RefuseFull
  !ifndef NO_SPACE_CHECK
    ${GetRoot} "$INSTDIR" $0
    ${DriveSpace} "$0\" "/D=F /S=M" $1
    ${If} $1 < ${NEEDED_MB}
      !insertmacro Leave ${EXIT_SPACE} "$(SPACE)"
    ${EndIf}
  !endif
FunctionEnd

Function .onInstFailed
  ${If} $Unfinished == "1"
    SetOutPath "$INSTDIR"  ; Windows removes no folder that it works in
    RMDir /r "$INSTDIR\new"
    !insertmacro Note "exit ${EXIT_SPACE}: $(SPACE)"
    SetErrorLevel ${EXIT_SPACE}
  ${EndIf}
FunctionEnd

Section "Baoku"
  SetOverwrite on
  Call RefuseRunning
  Call MendOld
  ClearErrors
  CreateDirectory "$INSTDIR\new"
  ${If} ${Errors}
    !insertmacro Leave ${EXIT_RIGHTS} "$(UNWRITABLE)"
  ${EndIf}
  Call RefuseFull
  !insertmacro Note "unpacking into $INSTDIR"
  StrCpy $Unfinished "1"
  SetOutPath "$INSTDIR\new"
  File /r "${PAYLOAD}${SLASH}*"
  WriteUninstaller "$INSTDIR\new\uninstall.exe"
  SetOutPath "$INSTDIR"
  CreateDirectory "$INSTDIR\old"
  !insertmacro TakeAway "\old"
  ${If} $0 == ""
    !insertmacro PutInPlace "\new"
  ${EndIf}
  ${If} $0 != ""
    ; Something holds a file: everything goes back to where it was.
    StrCpy $1 $0
    !insertmacro TakeAway "\new"
    !insertmacro PutInPlace "\old"
    RMDir /r "$INSTDIR\old"
    RMDir /r "$INSTDIR\new"
    !insertmacro Note "$1 is in use"
    !insertmacro Leave ${EXIT_RUNNING} "$(RUNNING)"
  ${EndIf}
  StrCpy $Unfinished "0"
  Delete "$INSTDIR\uninstall.exe"
  Rename "$INSTDIR\new\uninstall.exe" "$INSTDIR\uninstall.exe"
  RMDir /r "$INSTDIR\old"
  RMDir /r "$INSTDIR\new"

  Call WritePolicy
  Call Register
  !insertmacro Note "exit 0: Baoku ${VERSION} is installed, before: $Before"
  SetErrorLevel 0
SectionEnd

; Settings fixed from the command line. Backslashes are doubled, as JSON wants them.
Function WritePolicy
  ${If} $Policy != ""
    Delete "$INSTDIR\policies.json"
    CopyFiles /SILENT "$Policy" "$INSTDIR\policies.json"
  ${ElseIf} "$Library$Archive" != ""
    ${WordReplace} "$Library" "\" "\\" "+" $1
    ${WordReplace} "$Archive" "\" "\\" "+" $2
    StrCpy $0 ""
    ${If} $1 != ""
      StrCpy $0 '"library": "$1"'
    ${EndIf}
    ${If} $2 != ""
      ${If} $0 != ""
        StrCpy $0 "$0, "
      ${EndIf}
      StrCpy $0 '$0"archives": ["$2"]'
    ${EndIf}
    Delete "$INSTDIR\policies.json"
    ; The file is UTF-8; NSIS itself writes UTF-16 or the system's code page, so Windows is asked.
    StrCpy $0 "{$0}"
    System::Alloc 8192
    Pop $3
    System::Call 'kernel32::WideCharToMultiByte(i 65001, i 0, w r0, i -1, p r3, i 8192, p 0, p 0) i .r4'
    IntOp $4 $4 - 1
    System::Call 'kernel32::CreateFileW(w "$INSTDIR\policies.json", i 0x40000000, i 0, p 0, i 2, i 0x80, p 0) p .r5'
    System::Call 'kernel32::WriteFile(p r5, p r3, i r4, *i .r6, p 0)'
    System::Call 'kernel32::CloseHandle(p r5)'
    System::Free $3
  ${EndIf}
FunctionEnd

Function Register
  WriteRegStr SHCTX "${KEY}" "DisplayName" "报库 Baoku"
  WriteRegStr SHCTX "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr SHCTX "${KEY}" "Publisher" "Baoku"
  WriteRegStr SHCTX "${KEY}" "DisplayIcon" "$INSTDIR\baoku.exe"
  WriteRegStr SHCTX "${KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr SHCTX "${KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr SHCTX "${KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD SHCTX "${KEY}" "NoModify" 1
  WriteRegDWORD SHCTX "${KEY}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD SHCTX "${KEY}" "EstimatedSize" $0
  Delete "$SMPROGRAMS\报库 Baoku.lnk"
  ${If} $Shortcut == "1"
    CreateShortCut "$SMPROGRAMS\报库 Baoku.lnk" "$INSTDIR\baoku.exe"
  ${EndIf}
  ${If} $OnDesktop == "1"
    CreateShortCut "$DESKTOP\报库 Baoku.lnk" "$INSTDIR\baoku.exe"
  ${EndIf}
  ${If} $Associate == "1"
    WriteRegStr SHCTX "${CLASSES}\.baokunotes" "" "${NOTES}"
    WriteRegStr SHCTX "${CLASSES}\.baokunotes" "Content Type" "application/vnd.baoku.notes+zip"
    WriteRegStr SHCTX "${CLASSES}\${NOTES}" "" "报库批注"
    WriteRegStr SHCTX "${CLASSES}\${NOTES}\DefaultIcon" "" "$INSTDIR\baoku.exe,0"
    WriteRegStr SHCTX "${CLASSES}\${NOTES}\shell\open\command" "" '"$INSTDIR\baoku.exe" gui "%1"'
    WriteRegStr SHCTX "${CLASSES}\baoku" "" "URL:报库 Baoku"
    WriteRegStr SHCTX "${CLASSES}\baoku" "URL Protocol" ""
    WriteRegStr SHCTX "${CLASSES}\baoku\shell\open\command" "" '"$INSTDIR\baoku.exe" gui "%1"'
  ${EndIf}
  ${RefreshShellIcons}
FunctionEnd

; ── uninstalling ──
Function un.onInit
  SetRegView 64
  ${GetParameters} $9
  !insertmacro Switch LOG $Log
  ; For whom it was installed: for the hive whose entry names this folder.
  SetShellVarContext current
  StrCpy $Own "$LOCALAPPDATA\baoku"  ; for all users this would be a shared folder
  ReadRegStr $0 SHCTX "${KEY}" "InstallLocation"
  ${If} $0 != $INSTDIR
    SetShellVarContext all
    UserInfo::GetAccountType
    Pop $0
    ${If} $0 != "Admin"
      Push "exit ${EXIT_RIGHTS}: $(RIGHTS)"
      Call un.Note
      MessageBox MB_OK|MB_ICONEXCLAMATION "$(RIGHTS)" /SD IDOK
      SetErrorLevel ${EXIT_RIGHTS}
      Quit
    ${EndIf}
  ${EndIf}
FunctionEnd

Section "Uninstall"
  again:
  Call un.IsRunning
  ${If} $0 == "1"
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(RUNNING)" /SD IDCANCEL IDRETRY again
    Push "exit ${EXIT_RUNNING}: $(RUNNING)"
    Call un.Note
    SetErrorLevel ${EXIT_RUNNING}
    Quit
  ${EndIf}
  ; Only a person at the screen can say yes: silently, data always stays.
  StrCpy $RemoveData "0"
  ${If} ${FileExists} "$Own\*.*"
    MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "$(ASKDATA)" /SD IDNO IDNO keep
    StrCpy $RemoveData "1"
    keep:
  ${EndIf}
  RMDir /r "$INSTDIR\_internal"
  RMDir /r "$INSTDIR\licenses"
  RMDir /r "$INSTDIR\new"
  RMDir /r "$INSTDIR\old"
  Delete "$INSTDIR\baoku.exe"
  Delete "$INSTDIR\baoku-cli.exe"
  Delete "$INSTDIR\policies.json"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\报库 Baoku.lnk"
  Delete "$DESKTOP\报库 Baoku.lnk"
  ReadRegStr $0 SHCTX "${CLASSES}\.baokunotes" ""
  ${If} $0 == "${NOTES}"
    DeleteRegKey SHCTX "${CLASSES}\.baokunotes"
  ${EndIf}
  DeleteRegKey SHCTX "${CLASSES}\${NOTES}"
  ReadRegStr $0 SHCTX "${CLASSES}\baoku\shell\open\command" ""
  ${If} $0 == '"$INSTDIR\baoku.exe" gui "%1"'
    DeleteRegKey SHCTX "${CLASSES}\baoku"
  ${EndIf}
  DeleteRegKey SHCTX "${KEY}"
  ${If} $RemoveData == "1"
    RMDir /r "$Own"
  ${EndIf}
  Push "exit 0: Baoku ${VERSION} is removed, data removed: $RemoveData"
  Call un.Note
  SetErrorLevel 0
SectionEnd
