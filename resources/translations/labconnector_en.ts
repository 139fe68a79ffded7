<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>CaseListWindow</name>
    <message numerus="yes">
        <source>%Ln case(s)</source>
        <translation>
            <numerusform>%Ln case</numerusform>
            <numerusform>%Ln cases</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The first %n case(s) are chosen. To export all of them, use “Export all cases found”.</source>
        <translation>
            <numerusform>The first case is chosen. To export all of them, use “Export all cases found”.</numerusform>
            <numerusform>The first %n cases are chosen. To export all of them, use “Export all cases found”.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CatalogueWindow</name>
    <message numerus="yes">
        <source>%n material(s) were imported.</source>
        <translation>
            <numerusform>%n material was imported.</numerusform>
            <numerusform>%n materials were imported.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ClientsWindow</name>
    <message numerus="yes">
        <source>%n client(s) were added.</source>
        <translation>
            <numerusform>%n client was added.</numerusform>
            <numerusform>%n clients were added.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n client(s)?</source>
        <translation>
            <numerusform>Delete %n client?</numerusform>
            <numerusform>Delete %n clients?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Deeds</name>
    <message numerus="yes">
        <source>%n case(s) are delivered to the CAD folder. Files there are not overwritten.</source>
        <translation>
            <numerusform>%n case is delivered to the CAD folder. Files there are not overwritten.</numerusform>
            <numerusform>%n cases are delivered to the CAD folder. Files there are not overwritten.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n case(s) left out: their scans are not here yet.</source>
        <translation>
            <numerusform>%n case left out: its scans are not here yet.</numerusform>
            <numerusform>%n cases left out: their scans are not here yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n case(s) written to {file}.</source>
        <translation>
            <numerusform>%n case written to {file}.</numerusform>
            <numerusform>%n cases written to {file}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The files of %n case(s) are fetched from Align once more. This may take a while.</source>
        <translation>
            <numerusform>The files of %n case are fetched from Align once more. This may take a while.</numerusform>
            <numerusform>The files of %n cases are fetched from Align once more. This may take a while.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This opens %n window(s).</source>
        <translation>
            <numerusform>This opens %n window.</numerusform>
            <numerusform>This opens %n windows.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This prints %n prescription(s), each on a page of its own.</source>
        <translation>
            <numerusform>This prints %n prescription on a page of its own.</numerusform>
            <numerusform>This prints %n prescriptions, each on a page of its own.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Detail</name>
    <message numerus="yes">
        <source>Tried %n time(s).</source>
        <translation>
            <numerusform>Tried %n time.</numerusform>
            <numerusform>Tried %n times.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DiagnosticsWindow</name>
    <message numerus="yes">
        <source>%n problem(s) found</source>
        <translation>
            <numerusform>%n problem found</numerusform>
            <numerusform>%n problems found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FoldersPage</name>
    <message numerus="yes">
        <source>%n export(s) lie(s) in it now.</source>
        <translation>
            <numerusform>%n export lies in it now.</numerusform>
            <numerusform>%n exports lie in it now.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message numerus="yes">
        <source>Import %n</source>
        <translation>
            <numerusform>Import %n</numerusform>
            <numerusform>Import %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Left out: %n line(s).</source>
        <translation>
            <numerusform>Left out: %n line.</numerusform>
            <numerusform>Left out: %n lines.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Left out: %n line(s). Here already: {doubles}.</source>
        <translation>
            <numerusform>Left out: %n line. Here already: {doubles}.</numerusform>
            <numerusform>Left out: %n lines. Here already: {doubles}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>IncomingWindow</name>
    <message numerus="yes">
        <source>%n file(s) or folder(s) wait(s)</source>
        <translation>
            <numerusform>%n file or folder waits</numerusform>
            <numerusform>%n files or folders wait</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProblemsWindow</name>
    <message numerus="yes">
        <source>%n case(s) need(s) help</source>
        <translation>
            <numerusform>%n case needs help</numerusform>
            <numerusform>%n cases need help</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) from watched folders wait for &amp;you…</source>
        <translation>
            <numerusform>%n file from watched folders waits for &amp;you…</numerusform>
            <numerusform>%n files from watched folders wait for &amp;you…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QuestionWindow</name>
    <message numerus="yes">
        <source>%n case(s) still wait</source>
        <translation>
            <numerusform>%n case still waits</numerusform>
            <numerusform>%n cases still wait</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n case(s) wait</source>
        <translation>
            <numerusform>%n case waits</numerusform>
            <numerusform>%n cases wait</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other case(s) were answered with it.</source>
        <translation>
            <numerusform>%n other case was answered with it.</numerusform>
            <numerusform>%n other cases were answered with it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message numerus="yes">
        <source>%n case(s) chosen</source>
        <translation>
            <numerusform>%n case chosen</numerusform>
            <numerusform>%n cases chosen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n download(s), {size}</source>
        <translation>
            <numerusform>%n download, {size}</numerusform>
            <numerusform>%n downloads, {size}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>incoming</name>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>knowledge</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>notices</name>
    <message numerus="yes">
        <source>%n case(s) failed</source>
        <translation>
            <numerusform>%n case failed</numerusform>
            <numerusform>%n cases failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n case(s) need an answer</source>
        <translation>
            <numerusform>%n case needs an answer</numerusform>
            <numerusform>%n cases need an answer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) wait for you</source>
        <translation>
            <numerusform>%n file waits for you</numerusform>
            <numerusform>%n files wait for you</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new case(s)</source>
        <translation>
            <numerusform>%n new case</numerusform>
            <numerusform>%n new cases</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{first} and %n more</source>
        <translation>
            <numerusform>{first} and %n more</numerusform>
            <numerusform>{first} and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tray</name>
    <message numerus="yes">
        <source>%n unread case(s)</source>
        <translation>
            <numerusform>%n unread case</numerusform>
            <numerusform>%n unread cases</numerusform>
        </translation>
    </message>
</context>
</TS>
