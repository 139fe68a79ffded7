<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AccountPage</name>
    <message>
        <source>&amp;Connect to MyiTero…</source>
        <translation>Mit MyiTero &amp;verbinden…</translation>
    </message>
    <message>
        <source>&amp;Unpair for everybody…</source>
        <translation>Für alle &amp;trennen…</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Align is being told…</source>
        <translation>Align wird benachrichtigt…</translation>
    </message>
    <message>
        <source>Connect, and new cases come by themselves.</source>
        <translation>Verbinden Sie sich, dann kommen neue Fälle von selbst.</translation>
    </message>
    <message>
        <source>Disconnect the account</source>
        <translation>Konto trennen</translation>
    </message>
    <message>
        <source>New cases do not come until somebody signs in again. The list, your rules and the files stay.</source>
        <translation>Neue Fälle kommen erst wieder, wenn sich jemand anmeldet. Die Liste, Ihre Regeln und die Dateien bleiben.</translation>
    </message>
    <message>
        <source>No account is connected</source>
        <translation>Es ist kein Konto verbunden</translation>
    </message>
    <message>
        <source>Nobody is signed in. The list and your rules are kept; new cases come after a sign-in.</source>
        <translation>Niemand ist angemeldet. Die Liste und Ihre Regeln bleiben erhalten; neue Fälle kommen nach einer Anmeldung.</translation>
    </message>
    <message>
        <source>Sign &amp;in again…</source>
        <translation>Erneut &amp;anmelden…</translation>
    </message>
    <message>
        <source>Sign &amp;out…</source>
        <translation>A&amp;bmelden…</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Abmelden</translation>
    </message>
    <message>
        <source>Sign out of MyiTero?</source>
        <translation>Von MyiTero abmelden?</translation>
    </message>
    <message>
        <source>Signed in until the program ends: this computer has no usable password store.</source>
        <translation>Angemeldet, bis das Programm endet: Dieser Computer hat keinen brauchbaren Kennwortspeicher.</translation>
    </message>
    <message>
        <source>Signed in. The sign-in is kept in this computer&apos;s password store.</source>
        <translation>Angemeldet. Die Anmeldung liegt im Kennwortspeicher dieses Computers.</translation>
    </message>
    <message>
        <source>Unpairing ends the connection at Align, for every user and every computer of the account. To change this computer only, sign out.</source>
        <translation>Das Trennen beendet die Verbindung bei Align, für alle Benutzer und alle Computer des Kontos. Um nur diesen Computer zu ändern, melden Sie sich ab.</translation>
    </message>
</context>
<context>
    <name>BrokenWindow</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Lab Connector cannot start</source>
        <translation>Lab Connector kann nicht starten</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
</context>
<context>
    <name>Busy</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>CadFolder</name>
    <message>
        <source>Align says: {text}</source>
        <translation>Align meldet: {text}</translation>
    </message>
    <message>
        <source>Choose later</source>
        <translation>Später wählen</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Where do your cases go?</source>
        <translation>Wohin kommen Ihre Fälle?</translation>
    </message>
</context>
<context>
    <name>CadForm</name>
    <message>
        <source>&amp;Folder for the cases</source>
        <translation>&amp;Ordner für die Fälle</translation>
    </message>
    <message>
        <source>3Shape Dental System</source>
        <translation>3Shape Dental System</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Durchsuchen…</translation>
    </message>
    <message>
        <source>Every case becomes a project that exocad opens: scans, teeth, materials, client.</source>
        <translation>Aus jedem Fall wird ein Projekt, das exocad öffnet: Scans, Zähne, Materialien, Kunde.</translation>
    </message>
    <message>
        <source>Folder for the cases</source>
        <translation>Ordner für die Fälle</translation>
    </message>
    <message>
        <source>For all other CAD programs: one folder a case, with scans, order sheet and order file.</source>
        <translation>Für alle anderen CAD-Programme: je Fall ein Ordner mit Scans, Auftragsblatt und Auftragsdatei.</translation>
    </message>
    <message>
        <source>Make this folder</source>
        <translation>Diesen Ordner anlegen</translation>
    </message>
    <message>
        <source>No folder yet: cases are fetched and wait in the list.</source>
        <translation>Noch kein Ordner: Die Fälle werden abgeholt und warten in der Liste.</translation>
    </message>
    <message>
        <source>Plain folder</source>
        <translation>Einfacher Ordner</translation>
    </message>
    <message>
        <source>Testing the folder…</source>
        <translation>Der Ordner wird geprüft…</translation>
    </message>
    <message>
        <source>The iTero package as it came, for Dental System&apos;s import; other packages as scans named by their use.</source>
        <translation>Das iTero-Paket, wie es kam, für den Import in Dental System; andere Pakete als Scans, die nach ihrer Verwendung heißen.</translation>
    </message>
    <message>
        <source>Type the whole path, or use Browse.</source>
        <translation>Geben Sie den ganzen Pfad ein oder wählen Sie „Durchsuchen“.</translation>
    </message>
    <message>
        <source>exocad DentalCAD</source>
        <translation>exocad DentalCAD</translation>
    </message>
</context>
<context>
    <name>CadPage</name>
    <message>
        <source>A button in each delivered case then opens its project, with this computer&apos;s program for it.</source>
        <translation>Ein Knopf in jedem gelieferten Fall öffnet dann sein Projekt mit dem Programm, das dieser Computer dafür hat.</translation>
    </message>
    <message>
        <source>CAD folder</source>
        <translation>CAD-Ordner</translation>
    </message>
    <message>
        <source>Further CAD folders</source>
        <translation>Weitere CAD-Ordner</translation>
    </message>
    <message>
        <source>Offer to open delivered cases in exocad</source>
        <translation>Anbieten, gelieferte Fälle in exocad zu öffnen</translation>
    </message>
</context>
<context>
    <name>CaseActions</name>
    <message>
        <source>&amp;Close</source>
        <translation>S&amp;chließen</translation>
    </message>
    <message>
        <source>&amp;Deliver</source>
        <translation>Ü&amp;bergeben</translation>
    </message>
    <message>
        <source>&amp;Deliver again</source>
        <translation>Erneut ü&amp;bergeben</translation>
    </message>
    <message>
        <source>&amp;Print Rx…</source>
        <translation>Verordnung &amp;drucken…</translation>
    </message>
    <message>
        <source>&amp;Save PDF…</source>
        <translation>Als &amp;PDF sichern…</translation>
    </message>
    <message>
        <source>Close this window</source>
        <translation>Dieses Fenster schließen</translation>
    </message>
    <message>
        <source>Copy order &amp;ID</source>
        <translation>Auftrags&amp;nummer kopieren</translation>
    </message>
    <message>
        <source>Copy the order ID</source>
        <translation>Auftragsnummer kopieren</translation>
    </message>
    <message>
        <source>Download &amp;again</source>
        <translation>Erneut &amp;laden</translation>
    </message>
    <message>
        <source>E&amp;xport with OrthoCAD</source>
        <translation>Mit OrthoCAD e&amp;xportieren</translation>
    </message>
    <message>
        <source>E&amp;xport with OrthoCAD ({reason})</source>
        <translation>Mit OrthoCAD e&amp;xportieren ({reason})</translation>
    </message>
    <message>
        <source>Fetch the files from Align anew</source>
        <translation>Die Dateien noch einmal von Align holen</translation>
    </message>
    <message>
        <source>Look at the scan in the browser</source>
        <translation>Den Scan im Browser ansehen</translation>
    </message>
    <message>
        <source>Mark &amp;read</source>
        <translation>Als &amp;gelesen markieren</translation>
    </message>
    <message>
        <source>Mark &amp;unread</source>
        <translation>Als &amp;ungelesen markieren</translation>
    </message>
    <message>
        <source>Open MyiTero, where OrthoCAD exports the case</source>
        <translation>MyiTero öffnen, wo OrthoCAD den Fall exportiert</translation>
    </message>
    <message>
        <source>Open in MyiTero &amp;viewer</source>
        <translation>Im MyiTero-&amp;Viewer öffnen</translation>
    </message>
    <message>
        <source>Open the folder with the case&apos;s files</source>
        <translation>Den Ordner mit den Dateien des Falls öffnen</translation>
    </message>
    <message>
        <source>Print the prescription</source>
        <translation>Die Verordnung drucken</translation>
    </message>
    <message>
        <source>Put the case into the CAD folder</source>
        <translation>Den Fall in den CAD-Ordner legen</translation>
    </message>
    <message>
        <source>Save the prescription as PDF</source>
        <translation>Die Verordnung als PDF sichern</translation>
    </message>
    <message>
        <source>Show in &amp;folder</source>
        <translation>Im &amp;Ordner zeigen</translation>
    </message>
    <message>
        <source>Show the case as new in the list</source>
        <translation>Den Fall in der Liste als neu zeigen</translation>
    </message>
</context>
<context>
    <name>CaseHeader</name>
    <message>
        <source>CAD folder</source>
        <translation>CAD-Ordner</translation>
    </message>
    <message>
        <source>Chart {number}</source>
        <translation>Karteinummer {number}</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Copy the order ID</source>
        <translation>Auftragsnummer kopieren</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Geliefert</translation>
    </message>
    <message>
        <source>Doctor</source>
        <translation>Behandler</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Fällig</translation>
    </message>
    <message>
        <source>Order ID</source>
        <translation>Auftragsnummer</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>Überfällig</translation>
    </message>
    <message>
        <source>Practice</source>
        <translation>Praxis</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Eingang</translation>
    </message>
    <message>
        <source>Revision {number}</source>
        <translation>Revision {number}</translation>
    </message>
    <message>
        <source>Rush</source>
        <translation>Eilt</translation>
    </message>
    <message>
        <source>Scan type</source>
        <translation>Scan-Art</translation>
    </message>
    <message>
        <source>Status at Align</source>
        <translation>Status bei Align</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>noch nicht bekannt</translation>
    </message>
</context>
<context>
    <name>CaseListWindow</name>
    <message numerus="yes">
        <source>%Ln case(s)</source>
        <translation>
            <numerusform>%Ln Fall</numerusform>
            <numerusform>%Ln Fälle</numerusform>
        </translation>
    </message>
    <message>
        <source>Cases – Lab Connector</source>
        <translation>Fälle – Lab Connector</translation>
    </message>
    <message numerus="yes">
        <source>The first %n case(s) are chosen. To export all of them, use “Export all cases found”.</source>
        <translation>
            <numerusform>Der erste Fall ist ausgewählt. Um alle zu exportieren, wählen Sie „Alle gefundenen Fälle exportieren“.</numerusform>
            <numerusform>Die ersten %n Fälle sind ausgewählt. Um alle zu exportieren, wählen Sie „Alle gefundenen Fälle exportieren“.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CaseNotes</name>
    <message>
        <source>A new revision has come: the doctor or Align changed this case. You see the newest one.</source>
        <translation>Eine neue Revision ist da: Der Behandler oder Align hat diesen Fall geändert. Sie sehen die neueste.</translation>
    </message>
    <message>
        <source>Align has no files for this case yet.</source>
        <translation>Align hat noch keine Dateien zu diesem Fall.</translation>
    </message>
    <message>
        <source>Align has no files for this case yet. They are expected by {when}.</source>
        <translation>Align hat noch keine Dateien zu diesem Fall. Sie werden bis {when} erwartet.</translation>
    </message>
    <message>
        <source>Answer…</source>
        <translation>Beantworten…</translation>
    </message>
    <message>
        <source>Ask now</source>
        <translation>Jetzt fragen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Deliver now</source>
        <translation>Jetzt übergeben</translation>
    </message>
    <message>
        <source>Next try: {when}.</source>
        <translation>Nächster Versuch: {when}.</translation>
    </message>
    <message>
        <source>Show what differs</source>
        <translation>Unterschiede zeigen</translation>
    </message>
    <message>
        <source>This case is not in the list any more. You can still read what is shown here; nothing can be done with it.</source>
        <translation>Dieser Fall steht nicht mehr in der Liste. Sie können noch lesen, was hier steht; bearbeiten lässt er sich nicht mehr.</translation>
    </message>
    <message>
        <source>This case waits: {question}</source>
        <translation>Dieser Fall wartet: {question}</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Jetzt versuchen</translation>
    </message>
    <message>
        <source>{question} (question 1 of {count})</source>
        <translation>{question} (Frage 1 von {count})</translation>
    </message>
    <message>
        <source>{title}. {message}</source>
        <translation>{title}. {message}</translation>
    </message>
    <message>
        <source>{what} Folder: {folder}</source>
        <translation>{what} Ordner: {folder}</translation>
    </message>
</context>
<context>
    <name>CaseRule</name>
    <message>
        <source>Client {number}</source>
        <translation>Kunde {number}</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>Kunden</translation>
    </message>
    <message>
        <source>Doctor {number}</source>
        <translation>Behandler {number}</translation>
    </message>
    <message>
        <source>Doctors</source>
        <translation>Behandler</translation>
    </message>
    <message>
        <source>Nothing ticked: all cases. Ticked in several lists: cases that fit all of them.</source>
        <translation>Nichts angehakt: alle Fälle. In mehreren Listen angehakt: Fälle, auf die alle zutreffen.</translation>
    </message>
    <message>
        <source>Scan types</source>
        <translation>Scanarten</translation>
    </message>
</context>
<context>
    <name>CaseRuleDialog</name>
    <message>
        <source>Cases for this folder</source>
        <translation>Fälle für diesen Ordner</translation>
    </message>
    <message>
        <source>Use this</source>
        <translation>Übernehmen</translation>
    </message>
</context>
<context>
    <name>CaseTable</name>
    <message>
        <source>Cases</source>
        <translation>Fälle</translation>
    </message>
</context>
<context>
    <name>CaseWindow</name>
    <message>
        <source>&amp;History</source>
        <translation>&amp;Verlauf</translation>
    </message>
    <message>
        <source>&amp;More</source>
        <translation>&amp;Mehr</translation>
    </message>
    <message>
        <source>&amp;Write to the practice</source>
        <translation>An die Praxis &amp;schreiben</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Fall</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Deliver again</source>
        <translation>Erneut übergeben</translation>
    </message>
    <message>
        <source>Downloading the files</source>
        <translation>Die Dateien werden geladen</translation>
    </message>
    <message>
        <source>Fi&amp;les</source>
        <translation>&amp;Dateien</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Opening the case</source>
        <translation>Der Fall wird geöffnet</translation>
    </message>
    <message>
        <source>Parts of the case</source>
        <translation>Teile des Falls</translation>
    </message>
    <message>
        <source>Pic&amp;tures</source>
        <translation>&amp;Bilder</translation>
    </message>
    <message>
        <source>Pre&amp;scription</source>
        <translation>V&amp;erordnung</translation>
    </message>
    <message>
        <source>Preparing the prescription</source>
        <translation>Die Verordnung wird vorbereitet</translation>
    </message>
    <message>
        <source>Re&amp;visions</source>
        <translation>&amp;Revisionen</translation>
    </message>
    <message>
        <source>Rx {order}.pdf</source>
        <translation>Verordnung {order}.pdf</translation>
    </message>
    <message>
        <source>The case could not be opened</source>
        <translation>Der Fall ließ sich nicht öffnen</translation>
    </message>
    <message>
        <source>This case is in the CAD folder already. It is put there once more, beside the first one; nothing that is there is changed.</source>
        <translation>Dieser Fall liegt schon im CAD-Ordner. Er wird noch einmal neben den ersten gelegt; was dort liegt, bleibt unverändert.</translation>
    </message>
    <message>
        <source>This case is not in the list any more</source>
        <translation>Dieser Fall steht nicht mehr in der Liste</translation>
    </message>
    <message>
        <source>Write to the practice</source>
        <translation>An die Praxis schreiben</translation>
    </message>
    <message>
        <source>{patient} – order {order}</source>
        <translation>{patient} – Auftrag {order}</translation>
    </message>
</context>
<context>
    <name>CatalogueWindow</name>
    <message numerus="yes">
        <source>%n material(s) were imported.</source>
        <translation>
            <numerusform>%n Material wurde importiert.</numerusform>
            <numerusform>%n Materialien wurden importiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Materials</source>
        <translation>&amp;Materialien</translation>
    </message>
    <message>
        <source>&amp;Production methods</source>
        <translation>&amp;Fertigungsverfahren</translation>
    </message>
    <message>
        <source>Add material…</source>
        <translation>Material hinzufügen…</translation>
    </message>
    <message>
        <source>Add method…</source>
        <translation>Verfahren hinzufügen…</translation>
    </message>
    <message>
        <source>Built in</source>
        <translation>Mitgeliefert</translation>
    </message>
    <message>
        <source>Built in, changed</source>
        <translation>Mitgeliefert, geändert</translation>
    </message>
    <message>
        <source>CAD materials</source>
        <translation>CAD-Materialien</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Delete entry?</source>
        <translation>Eintrag löschen?</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Löschen…</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Bearbeiten…</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Herkunft</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <source>IDs must be those of your CAD program: it knows a material or method by its ID only. Names are for you and can be changed.</source>
        <translation>Die Kennungen müssen die Ihres CAD-Programms sein: Es erkennt ein Material oder Verfahren nur daran. Die Namen sind für Sie und lassen sich ändern.</translation>
    </message>
    <message>
        <source>Import CAD materials</source>
        <translation>CAD-Materialien importieren</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importieren…</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Orders of these go on with the bare ID {id}:
{names}</source>
        <translation>Aufträge mit diesen laufen mit der bloßen Kennung {id} weiter:
{names}</translation>
    </message>
    <message>
        <source>These materials are made as most are again:
{names}</source>
        <translation>Diese Materialien werden wieder wie die meisten gefertigt:
{names}</translation>
    </message>
    <message>
        <source>Production methods</source>
        <translation>Fertigungsverfahren</translation>
    </message>
    <message>
        <source>Reading {file}…</source>
        <translation>{file} wird gelesen…</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Wird gesichert…</translation>
    </message>
    <message>
        <source>Until now</source>
        <translation>Bisher</translation>
    </message>
    <message>
        <source>Use built-in</source>
        <translation>Mitgelieferten nehmen</translation>
    </message>
    <message>
        <source>Use built-in again…</source>
        <translation>Wieder den mitgelieferten nehmen…</translation>
    </message>
    <message>
        <source>Use the built-in entry?</source>
        <translation>Den mitgelieferten Eintrag nehmen?</translation>
    </message>
    <message>
        <source>Usually made by</source>
        <translation>Meist gefertigt durch</translation>
    </message>
    <message>
        <source>Your changes to {name} are given up.</source>
        <translation>Ihre Änderungen an {name} werden verworfen.</translation>
    </message>
    <message>
        <source>Your own</source>
        <translation>Eigener Eintrag</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>{name} is taken off the list.</source>
        <translation>{name} wird aus der Liste genommen.</translation>
    </message>
</context>
<context>
    <name>CheckList</name>
    <message>
        <source>What was looked at</source>
        <translation>Was geprüft wurde</translation>
    </message>
</context>
<context>
    <name>Checking</name>
    <message>
        <source>Align was asked a moment ago. It is asked again at {when}; there is nothing to do.</source>
        <translation>Align wurde eben erst gefragt. Um {when} wird wieder gefragt; Sie müssen nichts tun.</translation>
    </message>
    <message>
        <source>Asks Align for new cases now (F5)</source>
        <translation>Fragt Align jetzt nach neuen Fällen (F5)</translation>
    </message>
    <message>
        <source>Asks Align for new cases now (F5). Last check: {when}</source>
        <translation>Fragt Align jetzt nach neuen Fällen (F5). Letzte Abfrage: {when}</translation>
    </message>
</context>
<context>
    <name>ChooseAccount</name>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Labs</source>
        <translation>Labore</translation>
    </message>
    <message>
        <source>Which lab?</source>
        <translation>Welches Labor?</translation>
    </message>
    <message>
        <source>Your MyiTero user belongs to several labs. Choose the one whose cases come here.</source>
        <translation>Ihr MyiTero-Benutzer gehört zu mehreren Laboren. Wählen Sie das, dessen Fälle hierher kommen.</translation>
    </message>
    <message>
        <source>{name} (account {number})</source>
        <translation>{name} (Konto {number})</translation>
    </message>
</context>
<context>
    <name>ClientDialog</name>
    <message>
        <source>&amp;Only for cases from</source>
        <translation>&amp;Nur für Fälle von</translation>
    </message>
    <message>
        <source>All practices</source>
        <translation>Alle Praxen</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>Zuordnen</translation>
    </message>
    <message>
        <source>Change client</source>
        <translation>Kunde ändern</translation>
    </message>
    <message>
        <source>Practice {id}</source>
        <translation>Praxis {id}</translation>
    </message>
</context>
<context>
    <name>ClientEdits</name>
    <message>
        <source>&amp;Cement gap in mm</source>
        <translation>&amp;Zementspalt in mm</translation>
    </message>
    <message>
        <source>&amp;Distance to antagonist in mm</source>
        <translation>&amp;Abstand zum Gegenzahn in mm</translation>
    </message>
    <message>
        <source>&amp;E-mail</source>
        <translation>&amp;E-Mail</translation>
    </message>
    <message>
        <source>&amp;Licence number</source>
        <translation>Zu&amp;lassungsnummer</translation>
    </message>
    <message>
        <source>&amp;Minimum thickness in mm</source>
        <translation>&amp;Mindestdicke in mm</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>A client needs a name.</source>
        <translation>Ein Kunde braucht einen Namen.</translation>
    </message>
    <message>
        <source>Doctors with this licence number are known by it.</source>
        <translation>Behandler mit dieser Zulassungsnummer werden daran erkannt.</translation>
    </message>
    <message>
        <source>From 0 to 1 mm. Left empty, the CAD program&apos;s own value is used.</source>
        <translation>Von 0 bis 1 mm. Bleibt das Feld leer, gilt der Wert des CAD-Programms.</translation>
    </message>
    <message>
        <source>From 0 to 5 mm. Left empty, the CAD program&apos;s own value is used.</source>
        <translation>Von 0 bis 5 mm. Bleibt es leer, gilt der Wert des CAD-Programms.</translation>
    </message>
    <message>
        <source>From −1 to 1 mm; below 0 it goes into the antagonist. Left empty, the CAD program&apos;s own value is used.</source>
        <translation>Von −1 bis 1 mm; unter 0 reicht es in den Gegenzahn. Bleibt es leer, gilt der Wert des CAD-Programms.</translation>
    </message>
    <message>
        <source>N&amp;ote</source>
        <translation>N&amp;otiz</translation>
    </message>
    <message>
        <source>That is no e-mail address. It looks like name@practice.com.</source>
        <translation>Das ist keine E-Mail-Adresse. Sie sieht aus wie name@practice.com.</translation>
    </message>
    <message>
        <source>The distance is from −1 to 1 mm. For micrometres type the unit: 50 µm.</source>
        <translation>Der Abstand ist von −1 bis 1 mm. Für Mikrometer die Einheit mit eingeben: 50 µm.</translation>
    </message>
    <message>
        <source>The gap is from 0 to 1 mm. For micrometres type the unit: 50 µm.</source>
        <translation>Der Spalt liegt zwischen 0 und 1 mm. Für Mikrometer geben Sie die Einheit an: 50 µm.</translation>
    </message>
    <message>
        <source>The thickness is from 0 to 5 mm. For micrometres type the unit: 600 µm.</source>
        <translation>Die Dicke ist von 0 bis 5 mm. Für Mikrometer die Einheit mit eingeben: 600 µm.</translation>
    </message>
    <message>
        <source>Type a number such as 0.05, or leave it empty.</source>
        <translation>Geben Sie eine Zahl wie 0,05 ein oder lassen Sie das Feld leer.</translation>
    </message>
    <message>
        <source>as set in the CAD program</source>
        <translation>wie im CAD-Programm eingestellt</translation>
    </message>
</context>
<context>
    <name>ClientForm</name>
    <message>
        <source>Add client</source>
        <translation>Kunden hinzufügen</translation>
    </message>
    <message>
        <source>Edit client</source>
        <translation>Kunden bearbeiten</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Sichern</translation>
    </message>
    <message>
        <source>There is a client of this name already.</source>
        <translation>Es gibt schon einen Kunden dieses Namens.</translation>
    </message>
    <message>
        <source>This client was changed meanwhile. Saving keeps what you see here.</source>
        <translation>Dieser Kunde wurde inzwischen geändert. Beim Sichern gilt, was Sie hier sehen.</translation>
    </message>
    <message>
        <source>This client was deleted meanwhile. Saving adds it again.</source>
        <translation>Dieser Kunde wurde inzwischen gelöscht. Beim Sichern wird er wieder angelegt.</translation>
    </message>
    <message>
        <source>{name} has this licence number already.</source>
        <translation>{name} hat diese Zulassungsnummer schon.</translation>
    </message>
</context>
<context>
    <name>ClientSecret</name>
    <message>
        <source>&amp;Client secret</source>
        <translation>&amp;Client-Secret</translation>
    </message>
    <message>
        <source>Align gave your lab a client secret together with its client ID. Paste it here once; it is kept in this computer&apos;s password store.</source>
        <translation>Align hat Ihrem Labor mit der Client-ID ein Client-Secret gegeben. Fügen Sie es hier einmal ein; es bleibt im Kennwortspeicher dieses Computers.</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>The client secret of your lab</source>
        <translation>Das Client-Secret Ihres Labors</translation>
    </message>
    <message>
        <source>You have none? Ask iTero API support for it; they need your client ID.</source>
        <translation>Sie haben keines? Fragen Sie den iTero-API-Support danach; er braucht Ihre Client-ID.</translation>
    </message>
</context>
<context>
    <name>ClientsWindow</name>
    <message numerus="yes">
        <source>%n client(s) were added.</source>
        <translation>
            <numerusform>%n Kunde wurde hinzugefügt.</numerusform>
            <numerusform>%n Kunden wurden hinzugefügt.</numerusform>
        </translation>
    </message>
    <message>
        <source>A client is a customer of your lab. Cases reach it through the doctors that lead to it.</source>
        <translation>Ein Kunde ist ein Auftraggeber Ihres Labors. Fälle kommen über die Behandler zu ihm, die ihm zugeordnet sind.</translation>
    </message>
    <message>
        <source>Add client…</source>
        <translation>Kunden hinzufügen…</translation>
    </message>
    <message>
        <source>Add your clients here or import them from a CSV file. New doctors are asked about by themselves.</source>
        <translation>Fügen Sie hier Ihre Kunden hinzu oder importieren Sie sie aus einer CSV-Datei. Nach neuen Behandlern werden Sie von selbst gefragt.</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>Kunden</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n client(s)?</source>
        <translation>
            <numerusform>%n Kunden löschen?</numerusform>
            <numerusform>%n Kunden löschen?</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Löschen…</translation>
    </message>
    <message>
        <source>Deleting…</source>
        <translation>Wird gelöscht…</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Bearbeiten…</translation>
    </message>
    <message>
        <source>Import clients</source>
        <translation>Kunden importieren</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importieren…</translation>
    </message>
    <message>
        <source>Merge…</source>
        <translation>Zusammenführen…</translation>
    </message>
    <message>
        <source>Merging…</source>
        <translation>Wird zusammengeführt…</translation>
    </message>
    <message>
        <source>No clients yet</source>
        <translation>Noch keine Kunden</translation>
    </message>
    <message>
        <source>Reading {file}…</source>
        <translation>{file} wird gelesen…</translation>
    </message>
    <message>
        <source>Taken off the list; cases stay as they are:
{names}</source>
        <translation>Aus der Liste genommen, die Fälle bleiben, wie sie sind:
{names}</translation>
    </message>
    <message>
        <source>The next case of these doctors asks again which client it is for:
{names}</source>
        <translation>Beim nächsten Fall dieser Behandler wird wieder gefragt, für welchen Kunden er ist:
{names}</translation>
    </message>
    <message>
        <source>{name} stands for all of them now.</source>
        <translation>{name} steht jetzt für alle.</translation>
    </message>
</context>
<context>
    <name>Confirm</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>ConfirmSection</name>
    <message>
        <source>Deliver</source>
        <translation>Übergeben</translation>
    </message>
    <message>
        <source>Deliver all the same</source>
        <translation>Trotzdem übergeben</translation>
    </message>
    <message>
        <source>Leave it held</source>
        <translation>Weiter zurückhalten</translation>
    </message>
</context>
<context>
    <name>Connecting</name>
    <message>
        <source>Connecting</source>
        <translation>Verbindung wird hergestellt</translation>
    </message>
    <message>
        <source>Your lab is being connected: {name}</source>
        <translation>Ihr Labor wird verbunden: {name}</translation>
    </message>
</context>
<context>
    <name>ConnectionPage</name>
    <message>
        <source>&amp;Environment</source>
        <translation>&amp;Umgebung</translation>
    </message>
    <message>
        <source>Align gives these addresses, the client ID and the client secret to each lab. Another environment, or other addresses, need a new sign-in.</source>
        <translation>Diese Adressen, die Client-ID und das Client-Secret gibt Align jedem Labor. Eine andere Umgebung oder andere Adressen brauchen eine neue Anmeldung.</translation>
    </message>
    <message>
        <source>Client &amp;secret</source>
        <translation>Client-Secre&amp;t</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>In a header (basic)</source>
        <translation>In einer Kopfzeile (basic)</translation>
    </message>
    <message>
        <source>In the request (body)</source>
        <translation>In der Anfrage (body)</translation>
    </message>
    <message>
        <source>Kept. Type to replace it.</source>
        <translation>Gespeichert. Zum Ersetzen neu eingeben.</translation>
    </message>
    <message>
        <source>None is kept yet.</source>
        <translation>Noch keines gesichert.</translation>
    </message>
    <message>
        <source>Only where it differs from the sign-in service.</source>
        <translation>Nur wenn sie vom Anmeldedienst abweicht.</translation>
    </message>
    <message>
        <source>There is no secret (none)</source>
        <translation>Es gibt kein Secret (none)</translation>
    </message>
    <message>
        <source>Where Align sends the browser after the sign-in. Align must have it on its list.</source>
        <translation>Wohin Align den Browser nach der Anmeldung schickt. Die Adresse muss auf der Liste von Align stehen.</translation>
    </message>
</context>
<context>
    <name>DayField</name>
    <message>
        <source>Any day</source>
        <translation>Beliebiger Tag</translation>
    </message>
    <message>
        <source>{what}: {day}</source>
        <translation>{what}: {day}</translation>
    </message>
</context>
<context>
    <name>Deeds</name>
    <message numerus="yes">
        <source>%n case(s) are delivered to the CAD folder. Files there are not overwritten.</source>
        <translation>
            <numerusform>%n Fall wird an den CAD-Ordner übergeben. Dateien dort werden nicht überschrieben.</numerusform>
            <numerusform>%n Fälle werden an den CAD-Ordner übergeben. Dateien dort werden nicht überschrieben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n case(s) left out: their scans are not here yet.</source>
        <translation>
            <numerusform>%n Fall ausgelassen: Seine Scans sind noch nicht da.</numerusform>
            <numerusform>%n Fälle ausgelassen: Ihre Scans sind noch nicht da.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n case(s) written to {file}.</source>
        <translation>
            <numerusform>%n Fall in {file} geschrieben.</numerusform>
            <numerusform>%n Fälle in {file} geschrieben.</numerusform>
        </translation>
    </message>
    <message>
        <source>Deliver</source>
        <translation>Übergeben</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Laden</translation>
    </message>
    <message>
        <source>Download again</source>
        <translation>Erneut laden</translation>
    </message>
    <message>
        <source>Export cases</source>
        <translation>Fälle exportieren</translation>
    </message>
    <message>
        <source>Making the sheets…</source>
        <translation>Die Blätter werden erstellt…</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open cases</source>
        <translation>Fälle öffnen</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Drucken</translation>
    </message>
    <message numerus="yes">
        <source>The files of %n case(s) are fetched from Align once more. This may take a while.</source>
        <translation>
            <numerusform>Die Dateien von %n Fall werden noch einmal von Align geholt. Das kann eine Weile dauern.</numerusform>
            <numerusform>Die Dateien von %n Fällen werden noch einmal von Align geholt. Das kann eine Weile dauern.</numerusform>
        </translation>
    </message>
    <message>
        <source>The scans of this case are not here yet.</source>
        <translation>Die Scans dieses Falls sind noch nicht da.</translation>
    </message>
    <message numerus="yes">
        <source>This opens %n window(s).</source>
        <translation>
            <numerusform>Das öffnet %n Fenster.</numerusform>
            <numerusform>Das öffnet %n Fenster.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This prints %n prescription(s), each on a page of its own.</source>
        <translation>
            <numerusform>Das druckt %n Verordnung auf einer eigenen Seite.</numerusform>
            <numerusform>Das druckt %n Verordnungen, jede auf einer eigenen Seite.</numerusform>
        </translation>
    </message>
    <message>
        <source>Writing the CSV file…</source>
        <translation>Die CSV-Datei wird geschrieben…</translation>
    </message>
    <message>
        <source>cases {day}</source>
        <translation>Fälle {day}</translation>
    </message>
</context>
<context>
    <name>DeliveryPage</name>
    <message>
        <source>&amp;All cases go to the CAD folder by themselves</source>
        <translation>&amp;Alle Fälle gehen von selbst in den CAD-Ordner</translation>
    </message>
    <message>
        <source>&amp;None: I deliver every case from the list</source>
        <translation>&amp;Keine: Ich übergebe jeden Fall aus der Liste</translation>
    </message>
    <message>
        <source>A case that has an open question always waits for its answer. Cases that do not go by themselves wait in the list for &apos;Deliver&apos;.</source>
        <translation>Ein Fall mit einer offenen Frage wartet immer auf die Antwort. Fälle, die nicht von selbst gehen, warten in der Liste auf „Übergeben“.</translation>
    </message>
    <message>
        <source>D&amp;octors</source>
        <translation>&amp;Behandler</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>Übergabe</translation>
    </message>
    <message>
        <source>Doctor {number}</source>
        <translation>Behandler {number}</translation>
    </message>
    <message>
        <source>Doctors are listed here once they have sent a case.</source>
        <translation>Behandler stehen hier, sobald sie einen Fall geschickt haben.</translation>
    </message>
    <message>
        <source>Only cases of the &amp;chosen doctors and scan types</source>
        <translation>Nur Fälle der a&amp;usgewählten Behandler und Scan-Arten</translation>
    </message>
    <message>
        <source>Scan &amp;types</source>
        <translation>Scan-Ar&amp;ten</translation>
    </message>
</context>
<context>
    <name>Desktop</name>
    <message>
        <source>Lab Connector goes on here</source>
        <translation>Lab Connector läuft hier weiter</translation>
    </message>
    <message>
        <source>New cases keep coming. Quit with its menu.</source>
        <translation>Neue Fälle kommen weiterhin an. Beenden Sie es über das Menü.</translation>
    </message>
</context>
<context>
    <name>Detail</name>
    <message>
        <source>It is not tried again by itself.</source>
        <translation>Es wird nicht von selbst erneut versucht.</translation>
    </message>
    <message>
        <source>Next try: {when}.</source>
        <translation>Nächster Versuch: {when}.</translation>
    </message>
    <message numerus="yes">
        <source>Tried %n time(s).</source>
        <translation>
            <numerusform>%n Mal versucht.</numerusform>
            <numerusform>%n Mal versucht.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DiagnosticsWindow</name>
    <message numerus="yes">
        <source>%n problem(s) found</source>
        <translation>
            <numerusform>%n Problem gefunden</numerusform>
            <numerusform>%n Probleme gefunden</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Run again</source>
        <translation>&amp;Erneut prüfen</translation>
    </message>
    <message>
        <source>&amp;Save support report…</source>
        <translation>Support-&amp;Bericht sichern…</translation>
    </message>
    <message>
        <source>All is well</source>
        <translation>Alles in Ordnung</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>Diagnose</translation>
    </message>
    <message>
        <source>Looking at everything the program needs…</source>
        <translation>Alles, was das Programm braucht, wird geprüft…</translation>
    </message>
    <message>
        <source>Save support report</source>
        <translation>Support-Bericht sichern</translation>
    </message>
    <message>
        <source>Show in &amp;folder</source>
        <translation>Im &amp;Ordner zeigen</translation>
    </message>
    <message>
        <source>The support report is a zip with versions, settings, what was looked at, and the logs. Names of patients, doctors and clients, passwords and scans are not in it.</source>
        <translation>Der Support-Bericht ist eine ZIP-Datei mit Versionen, Einstellungen, den Prüfungen und den Protokollen. Namen von Patienten, Behandlern und Kunden, Kennwörter und Scans stehen nicht darin.</translation>
    </message>
    <message>
        <source>Writing the support report…</source>
        <translation>Der Support-Bericht wird geschrieben…</translation>
    </message>
    <message>
        <source>✓ Saved as {file}</source>
        <translation>✓ Gesichert als {file}</translation>
    </message>
</context>
<context>
    <name>DoctorRulesWindow</name>
    <message>
        <source>Change client…</source>
        <translation>Kunden ändern…</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Close this and add one under Clients.</source>
        <translation>Schließen Sie dieses Fenster und fügen Sie unter „Kunden“ einen hinzu.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Delete mapping?</source>
        <translation>Zuordnung löschen?</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Löschen…</translation>
    </message>
    <message>
        <source>Deleting…</source>
        <translation>Wird gelöscht…</translation>
    </message>
    <message>
        <source>Doctor</source>
        <translation>Behandler</translation>
    </message>
    <message>
        <source>Doctor {id}</source>
        <translation>Behandler {id}</translation>
    </message>
    <message>
        <source>Doctors</source>
        <translation>Behandler</translation>
    </message>
    <message>
        <source>For cases from</source>
        <translation>Für Fälle von</translation>
    </message>
    <message>
        <source>Licence number</source>
        <translation>Zulassungsnummer</translation>
    </message>
    <message>
        <source>New cases of these doctors go to their client without a question. Delete a line to be asked.</source>
        <translation>Neue Fälle dieser Behandler gehen ohne Frage an ihren Kunden. Löschen Sie eine Zeile, um wieder gefragt zu werden.</translation>
    </message>
    <message>
        <source>New cases of {doctor} go to {client}.</source>
        <translation>Neue Fälle von {doctor} gehen an {client}.</translation>
    </message>
    <message>
        <source>No clients yet</source>
        <translation>Noch keine Kunden</translation>
    </message>
    <message>
        <source>No doctors yet</source>
        <translation>Noch keine Behandler</translation>
    </message>
    <message>
        <source>all practices</source>
        <translation>alle Praxen</translation>
    </message>
    <message>
        <source>Open clients</source>
        <translation>Kunden öffnen</translation>
    </message>
    <message>
        <source>Practice {id}</source>
        <translation>Praxis {id}</translation>
    </message>
    <message>
        <source>Review doctor mapping</source>
        <translation>Zuordnung der Behandler prüfen</translation>
    </message>
    <message>
        <source>The first case of a doctor asks which client it is for. What you answer there stands here.</source>
        <translation>Beim ersten Fall eines Behandlers wird gefragt, für welchen Kunden er ist. Ihre Antwort steht dann hier.</translation>
    </message>
    <message>
        <source>The next case of these doctors asks again which client it is for:
{names}</source>
        <translation>Beim nächsten Fall dieser Behandler wird wieder gefragt, für welchen Kunden er ist:
{names}</translation>
    </message>
    <message>
        <source>Which client are the cases of {doctor} for from now on?</source>
        <translation>Für welchen Kunden sind die Fälle von {doctor} ab jetzt?</translation>
    </message>
</context>
<context>
    <name>DoctorSection</name>
    <message>
        <source>Clients</source>
        <translation>Kunden</translation>
    </message>
    <message>
        <source>Only for cases from {practice}</source>
        <translation>Nur für Fälle von {practice}</translation>
    </message>
    <message>
        <source>Save &amp;&amp; add new client</source>
        <translation>Sichern &amp;&amp; neuen Kunden anlegen</translation>
    </message>
    <message>
        <source>Select &amp;&amp; assign existing client</source>
        <translation>Vorhandenen Kunden auswählen &amp;&amp; zuordnen</translation>
    </message>
    <message>
        <source>Use for future cases of this doctor</source>
        <translation>Für künftige Fälle dieses Behandlers verwenden</translation>
    </message>
</context>
<context>
    <name>Done</name>
    <message>
        <source>Answer questions</source>
        <translation>Fragen beantworten</translation>
    </message>
    <message>
        <source>Choose a CAD folder</source>
        <translation>CAD-Ordner wählen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>New cases come by themselves from now on.</source>
        <translation>Ab jetzt kommen neue Fälle von selbst.</translation>
    </message>
    <message>
        <source>No CAD folder is chosen yet. The cases wait in the list until you choose one in the settings.</source>
        <translation>Es ist noch kein CAD-Ordner gewählt. Die Fälle warten in der Liste, bis Sie in den Einstellungen einen wählen.</translation>
    </message>
    <message>
        <source>No case waits for you at MyiTero now. New ones come by themselves.</source>
        <translation>Bei MyiTero wartet gerade kein Fall auf Sie. Neue kommen von selbst.</translation>
    </message>
    <message>
        <source>Open the case list</source>
        <translation>Fallliste öffnen</translation>
    </message>
    <message>
        <source>Show problems</source>
        <translation>Probleme zeigen</translation>
    </message>
    <message>
        <source>You are connected</source>
        <translation>Sie sind verbunden</translation>
    </message>
</context>
<context>
    <name>EntryForm</name>
    <message>
        <source>&amp;ID in the CAD program</source>
        <translation>&amp;Kennung im CAD-Programm</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>As the CAD program writes it; ask your reseller for the list.</source>
        <translation>So, wie das CAD-Programm sie schreibt; die Liste hat Ihr Händler.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Sichern</translation>
    </message>
    <message>
        <source>There is an entry with this ID already.</source>
        <translation>Es gibt schon einen Eintrag mit dieser Kennung.</translation>
    </message>
    <message>
        <source>Type a name that you know it by.</source>
        <translation>Geben Sie einen Namen ein, an dem Sie den Eintrag erkennen.</translation>
    </message>
    <message>
        <source>Type the ID that the CAD program uses.</source>
        <translation>Geben Sie die Kennung ein, die das CAD-Programm verwendet.</translation>
    </message>
</context>
<context>
    <name>Failed</name>
    <message>
        <source>Align&apos;s request ID: {id}</source>
        <translation>Anfragekennung von Align: {id}</translation>
    </message>
    <message>
        <source>Connection settings…</source>
        <translation>Verbindungseinstellungen…</translation>
    </message>
    <message>
        <source>Copies all of this message, for a mail to support</source>
        <translation>Kopiert die ganze Meldung, für eine Mail an den Support</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
</context>
<context>
    <name>FilesPage</name>
    <message>
        <source>As long as the package says, with the right checksum.</source>
        <translation>So lang, wie das Paket sagt, mit der richtigen Prüfsumme.</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>Extent</source>
        <translation>Ausdehnung</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Files of the case</source>
        <translation>Dateien des Falls</translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation>Nicht geprüft</translation>
    </message>
    <message>
        <source>Read from the first to the last triangle ({kind}).</source>
        <translation>Vom ersten bis zum letzten Dreieck gelesen ({kind}).</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>The files are not here yet</source>
        <translation>Die Dateien sind noch nicht da</translation>
    </message>
    <message>
        <source>They are expected by {when}. We fetch them by ourselves.</source>
        <translation>Sie werden bis {when} erwartet. Wir holen sie von selbst.</translation>
    </message>
    <message>
        <source>They are fetched with one of the next checks.</source>
        <translation>Sie werden mit einer der nächsten Abfragen geholt.</translation>
    </message>
    <message>
        <source>This kind of file is passed on as it is.</source>
        <translation>Diese Art von Datei wird unverändert weitergegeben.</translation>
    </message>
    <message>
        <source>Triangles</source>
        <translation>Dreiecke</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>{role}, tooth {tooth}</source>
        <translation>{role}, Zahn {tooth}</translation>
    </message>
    <message>
        <source>{x} × {y} × {z} mm</source>
        <translation>{x} × {y} × {z} mm</translation>
    </message>
    <message>
        <source>• {finding}</source>
        <translation>• {finding}</translation>
    </message>
    <message>
        <source>⚠ {finding}</source>
        <translation>⚠ {finding}</translation>
    </message>
    <message>
        <source>✓ Complete</source>
        <translation>✓ Vollständig</translation>
    </message>
    <message>
        <source>✓ Whole</source>
        <translation>✓ Unversehrt</translation>
    </message>
    <message>
        <source>✓ Whole, in colour</source>
        <translation>✓ Unversehrt, in Farbe</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Filter löschen</translation>
    </message>
    <message>
        <source>Filter by state, doctor, client, scan type and days</source>
        <translation>Nach Zustand, Behandler, Kunde, Scan-Art und Tagen filtern</translation>
    </message>
    <message>
        <source>Finds cases in which every word begins a word of patient, doctor or notes</source>
        <translation>Findet Fälle, in denen jedes Wort am Anfang eines Wortes von Patient, Behandler oder Notizen steht</translation>
    </message>
    <message>
        <source>More filters</source>
        <translation>Weitere Filter</translation>
    </message>
    <message>
        <source>Needs an answer</source>
        <translation>Antwort nötig</translation>
    </message>
    <message>
        <source>Overdue or due soon</source>
        <translation>Überfällig oder bald fällig</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search patient, doctor, order ID, chart number or notes</source>
        <translation>Patient, Behandler, Auftragsnummer, Karteinummer oder Notizen suchen</translation>
    </message>
    <message>
        <source>Show all cases again</source>
        <translation>Wieder alle Fälle zeigen</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>Ungelesen</translation>
    </message>
    <message>
        <source>{filter} ({count})</source>
        <translation>{filter} ({count})</translation>
    </message>
</context>
<context>
    <name>FindWindow</name>
    <message>
        <source>&amp;Find</source>
        <translation>&amp;Suchen</translation>
    </message>
    <message>
        <source>&amp;Order ID</source>
        <translation>&amp;Auftragsnummer</translation>
    </message>
    <message>
        <source>Digits only, as MyiTero shows it under Order ID.</source>
        <translation>Nur Ziffern, so wie MyiTero sie unter „Order ID“ zeigt.</translation>
    </message>
    <message>
        <source>Find by order ID</source>
        <translation>Auftrag suchen</translation>
    </message>
    <message>
        <source>Looking for order {order} at Align…</source>
        <translation>Auftrag {order} wird bei Align gesucht…</translation>
    </message>
    <message>
        <source>That case is not in the list any more.</source>
        <translation>Dieser Fall steht nicht mehr in der Liste.</translation>
    </message>
    <message>
        <source>The blanks were left out.</source>
        <translation>Die Leerzeichen wurden weggelassen.</translation>
    </message>
</context>
<context>
    <name>FirstCheck</name>
    <message>
        <source>Align asks for a pause between two checks. The next one is at {time}.</source>
        <translation>Align verlangt eine Pause zwischen zwei Abfragen. Die nächste ist um {time}.</translation>
    </message>
    <message>
        <source>Cases that wait for you at MyiTero are fetched now. You need not stay here for it.</source>
        <translation>Fälle, die bei MyiTero auf Sie warten, werden jetzt abgeholt. Sie müssen dafür nicht hier bleiben.</translation>
    </message>
    <message>
        <source>Checking is paused. Choose &apos;Resume&apos; at the icon beside the clock.</source>
        <translation>Die Abfrage ist angehalten. Wählen Sie „Fortsetzen“ am Symbol neben der Uhr.</translation>
    </message>
    <message>
        <source>Downloading: {done}</source>
        <translation>Geladen: {done}</translation>
    </message>
    <message>
        <source>Downloading: {done} of {total}</source>
        <translation>Geladen: {done} von {total}</translation>
    </message>
    <message>
        <source>Fetching your cases</source>
        <translation>Ihre Fälle werden abgeholt</translation>
    </message>
    <message>
        <source>Go on in the background</source>
        <translation>Im Hintergrund weitermachen</translation>
    </message>
</context>
<context>
    <name>FolderReport</name>
    <message>
        <source>Cases are put together on another drive first. That works, but takes longer.</source>
        <translation>Die Fälle werden zuerst auf einem anderen Laufwerk zusammengestellt. Das geht, dauert aber länger.</translation>
    </message>
    <message>
        <source>Finished cases are moved in whole: your CAD program never sees half a case.</source>
        <translation>Fertige Fälle werden im Ganzen hineingelegt: Ihr CAD-Programm sieht nie einen halben Fall.</translation>
    </message>
    <message>
        <source>The folder is on a drive of this computer.</source>
        <translation>Der Ordner liegt auf einem Laufwerk dieses Computers.</translation>
    </message>
    <message>
        <source>The folder is there and can be written to.</source>
        <translation>Der Ordner ist da und lässt sich beschreiben.</translation>
    </message>
    <message>
        <source>This is a network drive. While it is not connected, cases wait and are delivered later.</source>
        <translation>Das ist ein Netzlaufwerk. Solange es nicht verbunden ist, warten die Fälle und werden später übergeben.</translation>
    </message>
    <message>
        <source>{size} are free.</source>
        <translation>{size} sind frei.</translation>
    </message>
</context>
<context>
    <name>FoldersPage</name>
    <message numerus="yes">
        <source>%n export(s) lie(s) in it now.</source>
        <translation>
            <numerusform>%n Export liegt jetzt darin.</numerusform>
            <numerusform>%n Exporte liegen jetzt darin.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Add folder…</source>
        <translation>Ordner &amp;hinzufügen …</translation>
    </message>
    <message>
        <source>&amp;Files that wait for you…</source>
        <translation>&amp;Dateien, die auf Sie warten …</translation>
    </message>
    <message>
        <source>&amp;Look again and again</source>
        <translation>Immer &amp;wieder nachsehen</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>&amp;Watched folders</source>
        <translation>&amp;Überwachte Ordner</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>Immer</translation>
    </message>
    <message>
        <source>Exports that are saved to these folders, from OrthoCAD or by a scanner in your network, are attached to their case. Files are read, and never changed or moved.</source>
        <translation>Exporte, die in diesen Ordnern gespeichert werden, aus OrthoCAD oder von einem Scanner in Ihrem Netz, kommen zu ihrem Fall. Dateien werden gelesen und nie geändert oder verschoben.</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>If it is a network drive</source>
        <translation>Wenn es ein Netzlaufwerk ist</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message>
        <source>The folder is there and can be read.</source>
        <translation>Der Ordner ist da und kann gelesen werden.</translation>
    </message>
    <message>
        <source>This is a network drive: it is looked at every few seconds.</source>
        <translation>Das ist ein Netzlaufwerk: Es wird alle paar Sekunden nachgesehen.</translation>
    </message>
    <message>
        <source>Watch a folder</source>
        <translation>Einen Ordner überwachen</translation>
    </message>
</context>
<context>
    <name>FormDialog</name>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Discard changes?</source>
        <translation>Änderungen verwerfen?</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Wird gesichert…</translation>
    </message>
    <message>
        <source>What you changed here is not saved yet.</source>
        <translation>Was Sie hier geändert haben, ist noch nicht gesichert.</translation>
    </message>
</context>
<context>
    <name>FoundView</name>
    <message>
        <source>&amp;Open case</source>
        <translation>Fall ö&amp;ffnen</translation>
    </message>
    <message>
        <source>It is in your list since {when}.</source>
        <translation>Er steht seit {when} in Ihrer Liste.</translation>
    </message>
    <message>
        <source>It was not in your list yet. It is now, and its files come as soon as Align has them.</source>
        <translation>Er stand noch nicht in Ihrer Liste. Jetzt steht er dort, und seine Dateien kommen, sobald Align sie hat.</translation>
    </message>
    <message>
        <source>Scan type</source>
        <translation>Scan-Art</translation>
    </message>
    <message>
        <source>Status at Align</source>
        <translation>Status bei Align</translation>
    </message>
    <message>
        <source>Status here</source>
        <translation>Status hier</translation>
    </message>
</context>
<context>
    <name>FurtherTargets</name>
    <message>
        <source>Add…</source>
        <translation>Hinzufügen …</translation>
    </message>
    <message>
        <source>Cases can go to several folders at once. A case is delivered when every folder that takes it has it; a folder whose drive is missing waits alone. What no rule fits goes to the folder above.</source>
        <translation>Fälle können in mehrere Ordner zugleich gehen. Ein Fall ist geliefert, wenn jeder Ordner ihn hat, der ihn nimmt; ein Ordner, dessen Laufwerk fehlt, wartet allein. Was zu keiner Regel passt, geht in den Ordner oben.</translation>
    </message>
    <message>
        <source>Cases for the folder above…</source>
        <translation>Fälle für den Ordner oben …</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Ändern …</translation>
    </message>
    <message>
        <source>Further CAD folders</source>
        <translation>Weitere CAD-Ordner</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>all cases</source>
        <translation>alle Fälle</translation>
    </message>
    <message>
        <source>chosen cases</source>
        <translation>ausgewählte Fälle</translation>
    </message>
</context>
<context>
    <name>GeneralPage</name>
    <message>
        <source> min</source>
        <translation> min</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>&amp;Check for new cases every</source>
        <translation>Nach neuen Fällen &amp;fragen alle</translation>
    </message>
    <message>
        <source>&amp;Disabled</source>
        <translation>&amp;Deaktiviert</translation>
    </message>
    <message>
        <source>&amp;Downloads at the same time</source>
        <translation>&amp;Gleichzeitige Downloads</translation>
    </message>
    <message>
        <source>&amp;Enabled</source>
        <translation>&amp;Aktiviert</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>S&amp;prache</translation>
    </message>
    <message>
        <source>&amp;Notify me of new cases, questions and problems</source>
        <translation>&amp;Neue Fälle, Fragen und Probleme melden</translation>
    </message>
    <message>
        <source>&amp;Start when I log in</source>
        <translation>Beim An&amp;melden am Computer starten</translation>
    </message>
    <message>
        <source>&amp;Tooth numbers</source>
        <translation>&amp;Zahnnummern</translation>
    </message>
    <message>
        <source>Align asks for {least} at least between two checks.</source>
        <translation>Align verlangt mindestens {least} zwischen zwei Abfragen.</translation>
    </message>
    <message>
        <source>As this computer</source>
        <translation>Wie dieser Computer</translation>
    </message>
    <message>
        <source>FDI (11 to 48)</source>
        <translation>FDI (11 bis 48)</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Allgemein</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>MyiTero import</source>
        <translation>MyiTero-Import</translation>
    </message>
    <message>
        <source>Takes effect when the program starts next.</source>
        <translation>Gilt ab dem nächsten Start des Programms.</translation>
    </message>
    <message>
        <source>Universal (1 to 32)</source>
        <translation>Universal (1 bis 32)</translation>
    </message>
    <message>
        <source>While it is disabled, no new cases are fetched. Cases that are here go on.</source>
        <translation>Solange er deaktiviert ist, werden keine neuen Fälle abgeholt. Fälle, die hier sind, laufen weiter.</translation>
    </message>
</context>
<context>
    <name>Head</name>
    <message>
        <source>Ascending</source>
        <translation>Aufsteigend</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Columns as in the beginning</source>
        <translation>Spalten wie am Anfang</translation>
    </message>
    <message>
        <source>Descending</source>
        <translation>Absteigend</translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation>Sortieren nach</translation>
    </message>
</context>
<context>
    <name>HelpPage</name>
    <message>
        <source>&amp;Copy versions</source>
        <translation>Versionen &amp;kopieren</translation>
    </message>
    <message>
        <source>&amp;Diagnostics and support report</source>
        <translation>&amp;Diagnose und Support-Bericht</translation>
    </message>
    <message>
        <source>&amp;Open the data folder</source>
        <translation>Daten&amp;ordner öffnen</translation>
    </message>
    <message>
        <source>&amp;Problems</source>
        <translation>&amp;Probleme</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>Datenordner</translation>
    </message>
    <message>
        <source>Diagnostics looks at everything the program needs. The support report is a zip without names and without passwords; you decide whether to send it.</source>
        <translation>Die Diagnose prüft alles, was das Programm braucht. Der Support-Bericht ist eine ZIP-Datei ohne Namen und ohne Kennwörter; Sie entscheiden, ob Sie ihn schicken.</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>When something goes wrong</source>
        <translation>Wenn etwas nicht klappt</translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <source>History of the case</source>
        <translation>Verlauf des Falls</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>Revision</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
</context>
<context>
    <name>ImportBar</name>
    <message>
        <source>Copy the path</source>
        <translation>Pfad kopieren</translation>
    </message>
    <message>
        <source>Now import it in DentalDB:</source>
        <translation>Jetzt in DentalDB importieren:</translation>
    </message>
    <message>
        <source>Open in exocad</source>
        <translation>In exocad öffnen</translation>
    </message>
    <message>
        <source>Path of the project</source>
        <translation>Pfad des Projekts</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Everything in it is here already or cannot be used. The reasons stand below.</source>
        <translation>Alles darin ist schon hier oder nicht brauchbar. Die Gründe stehen unten.</translation>
    </message>
    <message>
        <source>Everything in it is here already.</source>
        <translation>Alles darin ist schon hier.</translation>
    </message>
    <message numerus="yes">
        <source>Import %n</source>
        <translation>
            <numerusform>%n importieren</numerusform>
            <numerusform>%n importieren</numerusform>
        </translation>
    </message>
    <message>
        <source>Importing…</source>
        <translation>Wird importiert…</translation>
    </message>
    <message numerus="yes">
        <source>Left out: %n line(s).</source>
        <translation>
            <numerusform>Ausgelassen: %n Zeile.</numerusform>
            <numerusform>Ausgelassen: %n Zeilen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Left out: %n line(s). Here already: {doubles}.</source>
        <translation>
            <numerusform>Ausgelassen: %n Zeile. Schon hier: {doubles}.</numerusform>
            <numerusform>Ausgelassen: %n Zeilen. Schon hier: {doubles}.</numerusform>
        </translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Lines that are left out</source>
        <translation>Ausgelassene Zeilen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Nothing new in this file</source>
        <translation>Nichts Neues in dieser Datei</translation>
    </message>
    <message>
        <source>Tick</source>
        <translation>Ankreuzen</translation>
    </message>
    <message>
        <source>Untick</source>
        <translation>Abwählen</translation>
    </message>
    <message>
        <source>Why it is left out</source>
        <translation>Grund</translation>
    </message>
</context>
<context>
    <name>IncomingDetail</name>
    <message>
        <source>&amp;Attach to this order</source>
        <translation>Diesem &amp;Auftrag zuordnen</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>&amp;Suchen</translation>
    </message>
    <message>
        <source>&amp;Ignore</source>
        <translation>&amp;Ignorieren</translation>
    </message>
    <message>
        <source>&amp;Order ID</source>
        <translation>&amp;Order ID</translation>
    </message>
    <message>
        <source>Nothing is done with the file, whatever it is called later.</source>
        <translation>Mit der Datei geschieht nichts, wie auch immer sie später heißt.</translation>
    </message>
</context>
<context>
    <name>IncomingWindow</name>
    <message numerus="yes">
        <source>%n file(s) or folder(s) wait(s)</source>
        <translation>
            <numerusform>%n Datei oder Ordner wartet</numerusform>
            <numerusform>%n Dateien oder Ordner warten</numerusform>
        </translation>
    </message>
    <message>
        <source>Files that belong to no known order are listed here.</source>
        <translation>Hier stehen Dateien, die zu keinem bekannten Auftrag gehören.</translation>
    </message>
    <message>
        <source>Files that wait</source>
        <translation>Wartende Dateien</translation>
    </message>
    <message>
        <source>Files that wait for you</source>
        <translation>Dateien, die auf Sie warten</translation>
    </message>
    <message>
        <source>It is being attached to order {order}.</source>
        <translation>Sie wird Auftrag {order} zugeordnet.</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Es wird gesucht …</translation>
    </message>
    <message>
        <source>Nothing waits</source>
        <translation>Nichts wartet</translation>
    </message>
</context>
<context>
    <name>MadeDialog</name>
    <message>
        <source>&amp;Production method</source>
        <translation>&amp;Fertigungsverfahren</translation>
    </message>
    <message>
        <source>Ask with each case</source>
        <translation>Bei jedem Fall fragen</translation>
    </message>
    <message>
        <source>Ask with each case, with this chosen first</source>
        <translation>Bei jedem Fall fragen, mit dieser Vorauswahl</translation>
    </message>
    <message>
        <source>CAD material</source>
        <translation>CAD-Material</translation>
    </message>
    <message>
        <source>Change material</source>
        <translation>Material ändern</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Sichern</translation>
    </message>
    <message>
        <source>What are new cases with “{ordered}” made of?</source>
        <translation>Woraus werden neue Fälle mit „{ordered}“ gefertigt?</translation>
    </message>
</context>
<context>
    <name>MappingsPage</name>
    <message>
        <source>&amp;Clients</source>
        <translation>&amp;Kunden</translation>
    </message>
    <message>
        <source>C&amp;AD materials</source>
        <translation>C&amp;AD-Materialien</translation>
    </message>
    <message>
        <source>Mappings</source>
        <translation>Zuordnungen</translation>
    </message>
    <message>
        <source>Review &amp;doctor mapping</source>
        <translation>Zuordnung der &amp;Behandler prüfen</translation>
    </message>
    <message>
        <source>Review iTero &amp;material mapping</source>
        <translation>Zuordnung der iTero-&amp;Materialien prüfen</translation>
    </message>
    <message>
        <source>The materials and production methods that your CAD program offers.</source>
        <translation>Die Materialien und Fertigungsverfahren, die Ihr CAD-Programm anbietet.</translation>
    </message>
    <message>
        <source>What ordered materials are made of, and how. Deleted ones are asked about again.</source>
        <translation>Woraus und wie bestellte Materialien gefertigt werden. Nach gelöschten wird wieder gefragt.</translation>
    </message>
    <message>
        <source>Which iTero doctor is which of your clients.</source>
        <translation>Welcher iTero-Behandler welcher Ihrer Kunden ist.</translation>
    </message>
    <message>
        <source>Your client records, with their defaults. They can be read from a table.</source>
        <translation>Ihre Kundendaten mit ihren Vorgaben. Sie lassen sich aus einer Tabelle einlesen.</translation>
    </message>
</context>
<context>
    <name>MaterialForm</name>
    <message>
        <source>&amp;Usually made by</source>
        <translation>Meist &amp;gefertigt durch</translation>
    </message>
    <message>
        <source>Add CAD material</source>
        <translation>CAD-Material hinzufügen</translation>
    </message>
    <message>
        <source>As most: {method}</source>
        <translation>Wie die meisten: {method}</translation>
    </message>
    <message>
        <source>Edit CAD material</source>
        <translation>CAD-Material bearbeiten</translation>
    </message>
</context>
<context>
    <name>MaterialRulesWindow</name>
    <message>
        <source>CAD materials</source>
        <translation>CAD-Materialien</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Ändern…</translation>
    </message>
    <message>
        <source>Clear production method only</source>
        <translation>Nur das Fertigungsverfahren löschen</translation>
    </message>
    <message>
        <source>Clearing…</source>
        <translation>Wird geleert…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Delete mapping?</source>
        <translation>Zuordnung löschen?</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Löschen…</translation>
    </message>
    <message>
        <source>Deleting…</source>
        <translation>Wird gelöscht…</translation>
    </message>
    <message>
        <source>Doctor {id}</source>
        <translation>Behandler {id}</translation>
    </message>
    <message>
        <source>Made of</source>
        <translation>Gefertigt aus</translation>
    </message>
    <message>
        <source>Materials</source>
        <translation>Materialien</translation>
    </message>
    <message>
        <source>New cases</source>
        <translation>Neue Fälle</translation>
    </message>
    <message>
        <source>New cases with {ordered} are asked about, with {made} chosen first.</source>
        <translation>Bei neuen Fällen mit {ordered} wird gefragt, {made} ist vorausgewählt.</translation>
    </message>
    <message>
        <source>No materials yet</source>
        <translation>Noch keine Materialien</translation>
    </message>
    <message>
        <source>Only for</source>
        <translation>Nur für</translation>
    </message>
    <message>
        <source>Ordered</source>
        <translation>Bestellt</translation>
    </message>
    <message>
        <source>Production method</source>
        <translation>Fertigungsverfahren</translation>
    </message>
    <message>
        <source>Review iTero material mapping</source>
        <translation>Zuordnung der iTero-Materialien prüfen</translation>
    </message>
    <message>
        <source>The first case with an unclear material asks what it is made of. Your answer stands here then.</source>
        <translation>Beim ersten Fall mit unklarem Material wird gefragt, woraus er gefertigt wird. Ihre Antwort steht dann hier.</translation>
    </message>
    <message>
        <source>The next case asks for the production method.</source>
        <translation>Beim nächsten Fall wird nach dem Fertigungsverfahren gefragt.</translation>
    </message>
    <message>
        <source>The next case with one of these asks again what it is made of:
{names}</source>
        <translation>Beim nächsten Fall mit einem von diesen wird wieder gefragt, woraus er gefertigt wird:
{names}</translation>
    </message>
    <message>
        <source>What a doctor orders need not be what you make: gold is milled in wax. New cases are made as it stands here; delete a line to be asked again. Where several lines fit a tooth, the one for its doctor and unit type counts, then the doctor&apos;s, then the unit type&apos;s, then the one for all cases.</source>
        <translation>Was bestellt wird, muss nicht sein, was Sie herstellen: Gold wird in Wachs gefräst. Neue Fälle werden gemacht, wie es hier steht; löschen Sie eine Zeile, um wieder gefragt zu werden. Passen mehrere Zeilen zu einem Zahn, gilt die für seinen Behandler und Einheitentyp, dann die des Behandlers, dann die des Einheitentyps, dann die für alle Fälle.</translation>
    </message>
    <message>
        <source>all cases</source>
        <translation>alle Fälle</translation>
    </message>
    <message>
        <source>asked about</source>
        <translation>gefragt</translation>
    </message>
    <message>
        <source>made so</source>
        <translation>so gemacht</translation>
    </message>
    <message>
        <source>asked with each case</source>
        <translation>wird bei jedem Fall gefragt</translation>
    </message>
    <message>
        <source>{ordered} is made of {made} in new cases.</source>
        <translation>{ordered} wird in neuen Fällen aus {made} gefertigt.</translation>
    </message>
</context>
<context>
    <name>MaterialSection</name>
    <message>
        <source>&amp;Production method</source>
        <translation>&amp;Fertigungsverfahren</translation>
    </message>
    <message>
        <source>Materials</source>
        <translation>Materialien</translation>
    </message>
    <message>
        <source>Only for cases of {doctor}</source>
        <translation>Nur für Fälle von {doctor}</translation>
    </message>
    <message>
        <source>Ordered for teeth {teeth}</source>
        <translation>Bestellt für die Zähne {teeth}</translation>
    </message>
    <message>
        <source>Ordered for tooth {teeth}</source>
        <translation>Bestellt für Zahn {teeth}</translation>
    </message>
    <message>
        <source>Several of your materials fit this order.</source>
        <translation>Mehrere Ihrer Materialien passen zu dieser Bestellung.</translation>
    </message>
    <message>
        <source>This is for</source>
        <translation>Das gilt für</translation>
    </message>
    <message>
        <source>Use for future cases with this material</source>
        <translation>Für künftige Fälle mit diesem Material verwenden</translation>
    </message>
</context>
<context>
    <name>MergeDialog</name>
    <message>
        <source>Cement gap in mm</source>
        <translation>Zementspalt in mm</translation>
    </message>
    <message>
        <source>Distance to antagonist in mm</source>
        <translation>Abstand zum Gegenzahn in mm</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Licence number</source>
        <translation>Zulassungsnummer</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Zusammenführen</translation>
    </message>
    <message>
        <source>Merge clients</source>
        <translation>Kunden zusammenführen</translation>
    </message>
    <message>
        <source>Minimum thickness in mm</source>
        <translation>Mindestdicke in mm</translation>
    </message>
    <message>
        <source>Not kept:</source>
        <translation>Nicht übernommen:</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Taken over, because it was empty:</source>
        <translation>Übernommen, weil es leer war:</translation>
    </message>
    <message>
        <source>The cases of these doctors go to {name} from now on:</source>
        <translation>Die Fälle dieser Behandler gehen ab jetzt an {name}:</translation>
    </message>
    <message>
        <source>These records are deleted; their cases go to {name}:</source>
        <translation>Diese Einträge werden gelöscht; ihre Fälle gehen an {name}:</translation>
    </message>
    <message>
        <source>Which of these records stays?</source>
        <translation>Welcher dieser Einträge bleibt?</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
</context>
<context>
    <name>MethodBox</name>
    <message>
        <source>Choose</source>
        <translation>Wählen</translation>
    </message>
</context>
<context>
    <name>MethodForm</name>
    <message>
        <source>Add production method</source>
        <translation>Fertigungsverfahren hinzufügen</translation>
    </message>
    <message>
        <source>Edit production method</source>
        <translation>Fertigungsverfahren bearbeiten</translation>
    </message>
</context>
<context>
    <name>MissingView</name>
    <message>
        <source>&amp;Sign in…</source>
        <translation>&amp;Anmelden…</translation>
    </message>
    <message>
        <source>Check in &amp;MyiTero</source>
        <translation>In &amp;MyiTero nachsehen</translation>
    </message>
    <message>
        <source>Opens MyiTero in the browser. The Order ID stands beside the patient&apos;s name.</source>
        <translation>Öffnet MyiTero im Browser. Die „Order ID“ steht neben dem Namen des Patienten.</translation>
    </message>
    <message>
        <source>Order {order} was not found</source>
        <translation>Auftrag {order} wurde nicht gefunden</translation>
    </message>
</context>
<context>
    <name>More</name>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>More: {about}</source>
        <translation>Mehr: {about}</translation>
    </message>
</context>
<context>
    <name>MoreFilters</name>
    <message>
        <source>&amp;Doctor</source>
        <translation>&amp;Behandler</translation>
    </message>
    <message>
        <source>&amp;Received from</source>
        <translation>&amp;Eingang von</translation>
    </message>
    <message>
        <source>&amp;State</source>
        <translation>&amp;Zustand</translation>
    </message>
    <message>
        <source>(no name)</source>
        <translation>(kein Name)</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>C&amp;lient</source>
        <translation>&amp;Kunde</translation>
    </message>
    <message>
        <source>D&amp;ue from</source>
        <translation>&amp;Fällig von</translation>
    </message>
    <message>
        <source>Due to</source>
        <translation>Fällig bis</translation>
    </message>
    <message>
        <source>Received t&amp;o</source>
        <translation>Ein&amp;gang bis</translation>
    </message>
    <message>
        <source>Scan &amp;type</source>
        <translation>&amp;Scan-Art</translation>
    </message>
</context>
<context>
    <name>NameForm</name>
    <message>
        <source>&amp;Name of a case</source>
        <translation>&amp;Name eines Falls</translation>
    </message>
    <message>
        <source>Advanced: names of folders and files</source>
        <translation>Erweitert: Namen von Ordnern und Dateien</translation>
    </message>
    <message>
        <source>Example: {name}</source>
        <translation>Beispiel: {name}</translation>
    </message>
    <message>
        <source>Placeholders: %d date, %l last name, %f first name, %p client, %n client number, %s or %o order ID, %tc tooth colour</source>
        <translation>Platzhalter: %d Datum, %l Nachname, %f Vorname, %p Kunde, %n Kundennummer, %s oder %o Auftragsnummer, %tc Zahnfarbe</translation>
    </message>
    <message>
        <source>Read from exocad&apos;s settings…</source>
        <translation>Aus exocads Einstellungen lesen …</translation>
    </message>
    <message>
        <source>Takes over how DentalDB names its cases, from its file defaultsettings.cfg.</source>
        <translation>Übernimmt aus der Datei defaultsettings.cfg, wie DentalDB seine Fälle nennt.</translation>
    </message>
    <message>
        <source>The usual name</source>
        <translation>Der übliche Name</translation>
    </message>
    <message>
        <source>exocad&apos;s defaultsettings.cfg</source>
        <translation>exocads defaultsettings.cfg</translation>
    </message>
</context>
<context>
    <name>Page</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
</context>
<context>
    <name>PickDialog</name>
    <message>
        <source>Saving…</source>
        <translation>Wird gesichert…</translation>
    </message>
    <message>
        <source>What you chose is not there any more. Choose again.</source>
        <translation>Was Sie gewählt haben, gibt es nicht mehr. Wählen Sie erneut.</translation>
    </message>
</context>
<context>
    <name>PictureWindow</name>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Weiter</translation>
    </message>
    <message>
        <source>&amp;Previous</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>{role}: {file}</source>
        <translation>{role}: {file}</translation>
    </message>
</context>
<context>
    <name>PicturesPage</name>
    <message>
        <source>Click a picture to enlarge it</source>
        <translation>Klicken Sie auf ein Bild, um es zu vergrößern</translation>
    </message>
    <message>
        <source>Draw them now</source>
        <translation>Jetzt zeichnen</translation>
    </message>
    <message>
        <source>Drawing the scans</source>
        <translation>Die Scans werden gezeichnet</translation>
    </message>
    <message>
        <source>No pictures</source>
        <translation>Keine Bilder</translation>
    </message>
    <message>
        <source>No pictures yet</source>
        <translation>Noch keine Bilder</translation>
    </message>
    <message>
        <source>Nothing in this case&apos;s files can be drawn.</source>
        <translation>In den Dateien dieses Falls lässt sich nichts zeichnen.</translation>
    </message>
    <message>
        <source>Pictures of the case</source>
        <translation>Bilder des Falls</translation>
    </message>
    <message>
        <source>The scans are drawn once the files of the case are here.</source>
        <translation>Die Scans werden gezeichnet, sobald die Dateien des Falls da sind.</translation>
    </message>
    <message>
        <source>The scans were not drawn</source>
        <translation>Die Scans wurden nicht gezeichnet</translation>
    </message>
</context>
<context>
    <name>PrescriptionPage</name>
    <message>
        <source>Abutment: {text}</source>
        <translation>Abutment: {text}</translation>
    </message>
    <message>
        <source>Buccal: {text}</source>
        <translation>Bukkal: {text}</translation>
    </message>
    <message>
        <source>Cement gap of this client: {length:g} mm</source>
        <translation>Zementspalt dieses Kunden: {length:g} mm</translation>
    </message>
    <message>
        <source>Distance to antagonist for this client: {length:g} mm</source>
        <translation>Abstand zum Gegenzahn für diesen Kunden: {length:g} mm</translation>
    </message>
    <message>
        <source>Implant: {text}</source>
        <translation>Implantat: {text}</translation>
    </message>
    <message>
        <source>Lingual: {text}</source>
        <translation>Lingual: {text}</translation>
    </message>
    <message>
        <source>Made of</source>
        <translation>Gefertigt aus</translation>
    </message>
    <message>
        <source>Margin: {text}</source>
        <translation>Präparationsgrenze: {text}</translation>
    </message>
    <message>
        <source>Materials and shades are known once the files are here.</source>
        <translation>Materialien und Zahnfarben sind bekannt, sobald die Dateien da sind.</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Verfahren</translation>
    </message>
    <message>
        <source>Minimum thickness for this client: {length:g} mm</source>
        <translation>Mindestdicke für diesen Kunden: {length:g} mm</translation>
    </message>
    <message>
        <source>No notes.</source>
        <translation>Keine Notizen.</translation>
    </message>
    <message>
        <source>Notes: {notes}</source>
        <translation>Notizen: {notes}</translation>
    </message>
    <message>
        <source>Ordered</source>
        <translation>Bestellt</translation>
    </message>
    <message>
        <source>Pontic: {text}</source>
        <translation>Zwischenglied: {text}</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>Bemerkungen</translation>
    </message>
    <message>
        <source>Restoration</source>
        <translation>Versorgung</translation>
    </message>
    <message>
        <source>Shade</source>
        <translation>Zahnfarbe</translation>
    </message>
    <message>
        <source>Shade system: {name}</source>
        <translation>Farbsystem: {name}</translation>
    </message>
    <message>
        <source>Teeth with work</source>
        <translation>Zähne mit Arbeit</translation>
    </message>
    <message>
        <source>Tooth</source>
        <translation>Zahn</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>not decided yet</source>
        <translation>noch nicht entschieden</translation>
    </message>
    <message>
        <source>space closed</source>
        <translation>Lücke geschlossen</translation>
    </message>
</context>
<context>
    <name>ProblemsWindow</name>
    <message numerus="yes">
        <source>%n case(s) need(s) help</source>
        <translation>
            <numerusform>%n Fall braucht Hilfe</numerusform>
            <numerusform>%n Fälle brauchen Hilfe</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) from watched folders wait for &amp;you…</source>
        <translation>
            <numerusform>%n Datei aus überwachten Ordnern wartet auf &amp;Sie …</numerusform>
            <numerusform>%n Dateien aus überwachten Ordnern warten auf &amp;Sie …</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Open case</source>
        <translation>Fall ö&amp;ffnen</translation>
    </message>
    <message>
        <source>&amp;Try now</source>
        <translation>Jetzt &amp;versuchen</translation>
    </message>
    <message>
        <source>Cases with a problem</source>
        <translation>Fälle mit einem Problem</translation>
    </message>
    <message>
        <source>Every case goes on by itself. If something seems odd all the same, look at this computer.</source>
        <translation>Jeder Fall läuft von selbst weiter. Wenn trotzdem etwas seltsam wirkt, prüfen Sie diesen Computer.</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Wird geprüft…</translation>
    </message>
    <message>
        <source>No single case has a problem</source>
        <translation>Kein einzelner Fall hat ein Problem</translation>
    </message>
    <message>
        <source>Nothing is wrong</source>
        <translation>Alles in Ordnung</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Run diagnostics</source>
        <translation>Diagnose starten</translation>
    </message>
    <message>
        <source>The list above says what keeps all of them from going on.</source>
        <translation>Oben steht, was sie alle am Weiterlaufen hindert.</translation>
    </message>
    <message>
        <source>Try &amp;all now</source>
        <translation>&amp;Alle jetzt versuchen</translation>
    </message>
</context>
<context>
    <name>QuestionWindow</name>
    <message numerus="yes">
        <source>%n case(s) still wait</source>
        <translation>
            <numerusform>%n Fall wartet noch</numerusform>
            <numerusform>%n Fälle warten noch</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n case(s) wait</source>
        <translation>
            <numerusform>%n Fall wartet</numerusform>
            <numerusform>%n Fälle warten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other case(s) were answered with it.</source>
        <translation>
            <numerusform>%n weiterer Fall wurde damit beantwortet.</numerusform>
            <numerusform>%n weitere Fälle wurden damit beantwortet.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Deliver</source>
        <translation>Ü&amp;bergeben</translation>
    </message>
    <message>
        <source>&amp;Open case</source>
        <translation>F&amp;all öffnen</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Sichern</translation>
    </message>
    <message>
        <source>A case waits for an answer</source>
        <translation>Ein Fall wartet auf eine Antwort</translation>
    </message>
    <message>
        <source>Cases that were held go on by themselves. New questions come with a notification.</source>
        <translation>Zurückgehaltene Fälle laufen von selbst weiter. Neue Fragen kommen mit einer Benachrichtigung.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Look at them now</source>
        <translation>Jetzt ansehen</translation>
    </message>
    <message>
        <source>New files came for this case. Its questions were asked anew.</source>
        <translation>Zu diesem Fall kamen neue Dateien. Seine Fragen wurden neu gestellt.</translation>
    </message>
    <message>
        <source>Nothing is left to answer</source>
        <translation>Es ist nichts mehr zu beantworten</translation>
    </message>
    <message>
        <source>Order {order} was answered in another place.</source>
        <translation>Auftrag {order} wurde an anderer Stelle beantwortet.</translation>
    </message>
    <message>
        <source>Part of this was answered in another place. This is what is left.</source>
        <translation>Ein Teil davon wurde an anderer Stelle beantwortet. Das hier ist noch offen.</translation>
    </message>
    <message>
        <source>S&amp;kip to next case</source>
        <translation>&amp;Weiter zum nächsten Fall</translation>
    </message>
    <message>
        <source>That case is not in the list any more.</source>
        <translation>Dieser Fall steht nicht mehr in der Liste.</translation>
    </message>
    <message>
        <source>They stay held until they are answered.</source>
        <translation>Sie bleiben zurückgehalten, bis sie beantwortet sind.</translation>
    </message>
</context>
<context>
    <name>RevisionsPage</name>
    <message>
        <source>&amp;Compare</source>
        <translation>Ver&amp;gleiche</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Übergeben</translation>
    </message>
    <message>
        <source>Files fetched</source>
        <translation>Dateien geholt</translation>
    </message>
    <message>
        <source>Listed</source>
        <translation>Gelistet</translation>
    </message>
    <message>
        <source>Listed {when}. When the doctor or Align changes the case, both stand here side by side.</source>
        <translation>Gelistet {when}. Wenn der Behandler oder Align den Fall ändert, stehen beide hier nebeneinander.</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>Only what &amp;differs</source>
        <translation>Nur &amp;Unterschiede</translation>
    </message>
    <message>
        <source>Revision {number}</source>
        <translation>Revision {number}</translation>
    </message>
    <message>
        <source>Revision {number}, {when}</source>
        <translation>Revision {number}, {when}</translation>
    </message>
    <message>
        <source>Scanned</source>
        <translation>Gescannt</translation>
    </message>
    <message>
        <source>Shade system</source>
        <translation>Farbsystem</translation>
    </message>
    <message>
        <source>Status at Align</source>
        <translation>Status bei Align</translation>
    </message>
    <message>
        <source>There is one revision of this case</source>
        <translation>Es gibt eine Revision dieses Falls</translation>
    </message>
    <message>
        <source>Tooth {name}</source>
        <translation>Zahn {name}</translation>
    </message>
    <message>
        <source>Two revisions side by side</source>
        <translation>Zwei Revisionen nebeneinander</translation>
    </message>
    <message>
        <source>triangles: {count}</source>
        <translation>Dreiecke: {count}</translation>
    </message>
    <message>
        <source>wit&amp;h</source>
        <translation>&amp;mit</translation>
    </message>
    <message>
        <source>≠ {title}</source>
        <translation>≠ {title}</translation>
    </message>
</context>
<context>
    <name>SettingsWindow</name>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Sichern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Wird gesichert…</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>This is no whole path. Use Browse to choose the folder.</source>
        <translation>Das ist kein vollständiger Pfad. Wählen Sie den Ordner mit „Durchsuchen“.</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>Sheets</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Making the pages</source>
        <translation>Die Seiten werden erstellt</translation>
    </message>
    <message>
        <source>No printer</source>
        <translation>Kein Drucker</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Als PDF sichern</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Als PDF sichern…</translation>
    </message>
    <message>
        <source>This computer has no printer. The prescription can be saved as PDF instead.</source>
        <translation>Dieser Computer hat keinen Drucker. Die Verordnung lässt sich stattdessen als PDF sichern.</translation>
    </message>
</context>
<context>
    <name>SigningIn</name>
    <message>
        <source>Address of the sign-in page</source>
        <translation>Adresse der Anmeldeseite</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>Adresse kopieren</translation>
    </message>
    <message>
        <source>If the browser does not come back here, &amp;paste the address that it shows at the end:</source>
        <translation>Wenn der Browser nicht hierher zurückkommt, &amp;fügen Sie die Adresse ein, die er am Ende zeigt:</translation>
    </message>
    <message>
        <source>MyiTero&apos;s sign-in page is being opened in your browser.</source>
        <translation>Die Anmeldeseite von MyiTero wird in Ihrem Browser geöffnet.</translation>
    </message>
    <message>
        <source>No browser could be opened. Copy this address into the browser of your choice, on this computer, and sign in there.</source>
        <translation>Es ließ sich kein Browser öffnen. Kopieren Sie diese Adresse in einen Browser auf diesem Computer und melden Sie sich dort an.</translation>
    </message>
    <message>
        <source>Open it again</source>
        <translation>Erneut öffnen</translation>
    </message>
    <message>
        <source>Sign in in your browser</source>
        <translation>Melden Sie sich im Browser an</translation>
    </message>
    <message>
        <source>Use this address</source>
        <translation>Diese Adresse verwenden</translation>
    </message>
    <message>
        <source>Waiting for the sign-in</source>
        <translation>Warten auf die Anmeldung</translation>
    </message>
    <message>
        <source>Your browser has opened MyiTero&apos;s sign-in page. Sign in there; this window goes on by itself.</source>
        <translation>Ihr Browser hat die Anmeldeseite von MyiTero geöffnet. Melden Sie sich dort an; dieses Fenster macht von selbst weiter.</translation>
    </message>
</context>
<context>
    <name>StartAtLogin</name>
    <message>
        <source>&amp;Yes, start by itself (recommended)</source>
        <translation>&amp;Ja, von selbst starten (empfohlen)</translation>
    </message>
    <message>
        <source>Cases only arrive while Lab Connector runs. It stays out of the way, as an icon beside the clock.</source>
        <translation>Fälle kommen nur an, solange Lab Connector läuft. Es bleibt unauffällig, als Symbol neben der Uhr.</translation>
    </message>
    <message>
        <source>Go on without</source>
        <translation>Ohne weitermachen</translation>
    </message>
    <message>
        <source>N&amp;o, I start it myself</source>
        <translation>&amp;Nein, ich starte es selbst</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Start when you log in?</source>
        <translation>Beim Anmelden am Computer starten?</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message numerus="yes">
        <source>%n case(s) chosen</source>
        <translation>
            <numerusform>%n Fall ausgewählt</numerusform>
            <numerusform>%n Fälle ausgewählt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n download(s), {size}</source>
        <translation>
            <numerusform>%n Download, {size}</numerusform>
            <numerusform>%n Downloads, {size}</numerusform>
        </translation>
    </message>
    <message>
        <source>Downloads</source>
        <translation>Downloads</translation>
    </message>
    <message>
        <source>Next: {when}</source>
        <translation>Nächste: {when}</translation>
    </message>
</context>
<context>
    <name>TablePane</name>
    <message>
        <source>Ctrl+F takes you here, the down key to the rows</source>
        <translation>Strg+F führt hierher, die Abwärtstaste zu den Zeilen</translation>
    </message>
    <message>
        <source>How many rows</source>
        <translation>Anzahl der Zeilen</translation>
    </message>
    <message>
        <source>No row holds all the words that you typed.</source>
        <translation>Keine Zeile enthält alle Wörter, die Sie eingegeben haben.</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alle zeigen</translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation>Sortieren nach</translation>
    </message>
    <message>
        <source>{shown} of {total}</source>
        <translation>{shown} von {total}</translation>
    </message>
</context>
<context>
    <name>TargetDialog</name>
    <message>
        <source>&amp;Name, as problems and the history call it</source>
        <translation>&amp;Name, wie ihn Probleme und Verlauf nennen</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>Fälle</translation>
    </message>
    <message>
        <source>Further CAD folder</source>
        <translation>Weiterer CAD-Ordner</translation>
    </message>
    <message>
        <source>Use this</source>
        <translation>Übernehmen</translation>
    </message>
</context>
<context>
    <name>ToothChart</name>
    <message>
        <source>L</source>
        <comment>patient&apos;s left</comment>
        <translation>L</translation>
    </message>
    <message>
        <source>No tooth has work</source>
        <translation>Kein Zahn hat eine Arbeit</translation>
    </message>
    <message>
        <source>No tooth has work.</source>
        <translation>Kein Zahn hat eine Arbeit.</translation>
    </message>
    <message>
        <source>No work</source>
        <translation>Keine Arbeit</translation>
    </message>
    <message>
        <source>R</source>
        <comment>patient&apos;s right</comment>
        <translation>R</translation>
    </message>
    <message>
        <source>Tooth chart</source>
        <translation>Zahnschema</translation>
    </message>
</context>
<context>
    <name>Trail</name>
    <message>
        <source>CAD folder</source>
        <translation>CAD-Ordner</translation>
    </message>
    <message>
        <source>First check</source>
        <translation>Erste Abfrage</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Start at login</source>
        <translation>Autostart</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Answer questions ({count})…</source>
        <translation>Fragen beantworten ({count})…</translation>
    </message>
    <message>
        <source>Check for new cases</source>
        <translation>Nach neuen Fällen fragen</translation>
    </message>
    <message>
        <source>Lab Connector is starting</source>
        <translation>Lab Connector startet</translation>
    </message>
    <message>
        <source>Open case list</source>
        <translation>Fallliste öffnen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Einstellungen…</translation>
    </message>
</context>
<context>
    <name>TroubleCard</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
</context>
<context>
    <name>UnpairDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Disconnect everybody</source>
        <translation>Alle trennen</translation>
    </message>
    <message>
        <source>Disconnect for everybody?</source>
        <translation>Für alle trennen?</translation>
    </message>
    <message>
        <source>To go on, &amp;type the account&apos;s name: {name}</source>
        <translation>Zum Fortfahren geben Sie den &amp;Namen des Kontos ein: {name}</translation>
    </message>
    <message>
        <source>{name} will be disconnected at Align for EVERY user of the account, on every computer. Nobody&apos;s program receives new cases until somebody connects it again. The cases here stay.</source>
        <translation>{name} wird bei Align für ALLE Benutzer des Kontos getrennt, auf jedem Computer. Niemand empfängt mehr neue Fälle, bis jemand das Konto wieder verbindet. Die Fälle hier bleiben.</translation>
    </message>
</context>
<context>
    <name>UnsavedDialog</name>
    <message>
        <source>&amp;Don&apos;t save</source>
        <translation>&amp;Nicht sichern</translation>
    </message>
    <message>
        <source>&amp;Keep editing</source>
        <translation>&amp;Weiter bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Sichern</translation>
    </message>
    <message>
        <source>Save your changes?</source>
        <translation>Änderungen sichern?</translation>
    </message>
    <message>
        <source>You changed settings and did not save them yet.</source>
        <translation>Sie haben Einstellungen geändert und noch nicht gesichert.</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Connect to MyiTero now</source>
        <translation>Jetzt mit MyiTero verbinden</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Nicht jetzt</translation>
    </message>
    <message>
        <source>Sign in to MyiTero once. From then on every case that doctors send to your lab appears in the case list, and its scans and prescription land in your CAD folder.</source>
        <translation>Melden Sie sich einmal bei MyiTero an. Von da an erscheint jeder Fall, den Behandler an Ihr Labor schicken, in der Fallliste, und seine Scans und die Verordnung landen in Ihrem CAD-Ordner.</translation>
    </message>
    <message>
        <source>Skip &amp;&amp; don&apos;t ask me again</source>
        <translation>Überspringen &amp;&amp; nicht mehr fragen</translation>
    </message>
    <message>
        <source>You can connect, or switch the import off again, at any time in the settings.</source>
        <translation>In den Einstellungen können Sie sich jederzeit verbinden oder den Import wieder abschalten.</translation>
    </message>
    <message>
        <source>You need a MyiTero user of your lab. It is not the same as an Invisalign user. The sign-in opens in your browser; Lab Connector never sees the password.</source>
        <translation>Sie brauchen einen MyiTero-Benutzer Ihres Labors. Ein Invisalign-Benutzer ist etwas anderes. Die Anmeldung öffnet sich im Browser; Lab Connector sieht das Kennwort nie.</translation>
    </message>
    <message>
        <source>iTero cases come to you by themselves</source>
        <translation>iTero-Fälle kommen von selbst zu Ihnen</translation>
    </message>
    <message>
        <source>{name} is connected. Signing in again replaces that sign-in.</source>
        <translation>{name} ist verbunden. Eine neue Anmeldung ersetzt die bisherige.</translation>
    </message>
    <message>
        <source>{name} was connected here. Its cases and your choices are kept.</source>
        <translation>{name} war hier verbunden. Die Fälle und Ihre Einstellungen sind noch da.</translation>
    </message>
</context>
<context>
    <name>WizardWindow</name>
    <message>
        <source>Connect to MyiTero</source>
        <translation>Mit MyiTero verbinden</translation>
    </message>
</context>
<context>
    <name>_Counted</name>
    <message>
        <source>Cases in the list</source>
        <translation>Fälle in der Liste</translation>
    </message>
    <message>
        <source>In the CAD folder</source>
        <translation>Im CAD-Ordner</translation>
    </message>
    <message>
        <source>Waiting for Align&apos;s files</source>
        <translation>Warten auf Dateien von Align</translation>
    </message>
    <message>
        <source>Waiting for your answer</source>
        <translation>Warten auf Ihre Antwort</translation>
    </message>
    <message>
        <source>With a problem</source>
        <translation>Mit einem Problem</translation>
    </message>
</context>
<context>
    <name>_HintBox</name>
    <message>
        <source>This is the demo. Sign in with the user {user} and the password {password}.</source>
        <translation>Das ist die Demo. Melden Sie sich mit dem Benutzer {user} und dem Kennwort {password} an.</translation>
    </message>
</context>
<context>
    <name>cad</name>
    <message>
        <source>Empty file that says “ready”</source>
        <translation>Leere Datei, die „fertig“ sagt</translation>
    </message>
    <message>
        <source>Every case as one zip</source>
        <translation>Jeder Fall als eine Zip-Datei</translation>
    </message>
    <message>
        <source>For example: stl, ply. Empty: all. What is left out is said in the order sheet.</source>
        <translation>Zum Beispiel: stl, ply. Leer: alle. Was fehlt, steht im Auftragsblatt.</translation>
    </message>
    <message>
        <source>Its name. It comes last of all, for programs that wait for it. Empty: none.</source>
        <translation>Ihr Name. Sie kommt als Letztes, für Programme, die auf sie warten. Leer: keine.</translation>
    </message>
    <message>
        <source>Only scans in these formats</source>
        <translation>Nur Scans in diesen Formaten</translation>
    </message>
    <message>
        <source>Otherwise all files of a case lie beside one another.</source>
        <translation>Sonst liegen alle Dateien eines Falls nebeneinander.</translation>
    </message>
    <message>
        <source>Scans in a folder of their own</source>
        <translation>Scans in einem eigenen Ordner</translation>
    </message>
    <message>
        <source>The zip appears at once and whole, as one file.</source>
        <translation>Die Zip-Datei erscheint auf einmal und ganz, als eine Datei.</translation>
    </message>
</context>
<context>
    <name>case</name>
    <message>
        <source>C</source>
        <comment>letter of: Crown</comment>
        <translation>K</translation>
    </message>
    <message>
        <source>Client and materials decided</source>
        <translation>Kunde und Materialien entschieden</translation>
    </message>
    <message>
        <source>Crown</source>
        <translation>Krone</translation>
    </message>
    <message>
        <source>D</source>
        <comment>letter of: Detachable</comment>
        <translation>H</translation>
    </message>
    <message>
        <source>Dear {name},</source>
        <translation>Guten Tag {name},</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Übergeben</translation>
    </message>
    <message>
        <source>Delivery asked for</source>
        <translation>Übergabe angefordert</translation>
    </message>
    <message>
        <source>Delivery begun</source>
        <translation>Übergabe begonnen</translation>
    </message>
    <message>
        <source>Detachable</source>
        <translation>Herausnehmbarer Stumpf</translation>
    </message>
    <message>
        <source>Did not work</source>
        <translation>Hat nicht geklappt</translation>
    </message>
    <message>
        <source>Download begun</source>
        <translation>Download begonnen</translation>
    </message>
    <message>
        <source>Files fetched and checked</source>
        <translation>Dateien geholt und geprüft</translation>
    </message>
    <message>
        <source>Files in the CAD folder changed</source>
        <translation>Dateien im CAD-Ordner haben sich geändert</translation>
    </message>
    <message>
        <source>Held with a question</source>
        <translation>Mit einer Frage zurückgehalten</translation>
    </message>
    <message>
        <source>I</source>
        <comment>letter of: Inlay</comment>
        <translation>I</translation>
    </message>
    <message>
        <source>Im</source>
        <comment>letters of: Implant</comment>
        <translation>Im</translation>
    </message>
    <message>
        <source>Implant</source>
        <translation>Implantat</translation>
    </message>
    <message>
        <source>Inlay</source>
        <translation>Inlay</translation>
    </message>
    <message>
        <source>Laid beside what the CAD has open</source>
        <translation>Neben das gelegt, was das CAD offen hat</translation>
    </message>
    <message>
        <source>Listed by Align</source>
        <translation>Von Align gelistet</translation>
    </message>
    <message>
        <source>Looked again, files kept</source>
        <translation>Erneut nachgesehen, Dateien behalten</translation>
    </message>
    <message>
        <source>Looked again, same files</source>
        <translation>Erneut nachgesehen, dieselben Dateien</translation>
    </message>
    <message>
        <source>Made of {material}, {method}</source>
        <translation>Gefertigt aus {material}, {method}</translation>
    </message>
    <message>
        <source>Material {id}</source>
        <translation>Material {id}</translation>
    </message>
    <message>
        <source>Missing shade</source>
        <translation>Fehlende Zahnfarbe</translation>
    </message>
    <message>
        <source>Missing tooth</source>
        <translation>Fehlender Zahn</translation>
    </message>
    <message>
        <source>New download asked for</source>
        <translation>Neuer Download angefordert</translation>
    </message>
    <message>
        <source>New revision</source>
        <translation>Neue Revision</translation>
    </message>
    <message>
        <source>O</source>
        <comment>letter of: Onlay</comment>
        <translation>O</translation>
    </message>
    <message>
        <source>Onlay</source>
        <translation>Onlay</translation>
    </message>
    <message>
        <source>Open in the CAD program</source>
        <translation>Im CAD-Programm offen</translation>
    </message>
    <message>
        <source>Opened in the CAD program</source>
        <translation>Im CAD-Programm geöffnet</translation>
    </message>
    <message>
        <source>Ordered: {material}</source>
        <translation>Bestellt: {material}</translation>
    </message>
    <message>
        <source>Other work</source>
        <translation>Andere Arbeit</translation>
    </message>
    <message>
        <source>P</source>
        <comment>letter of: Pontic</comment>
        <translation>Z</translation>
    </message>
    <message>
        <source>Pontic</source>
        <translation>Zwischenglied</translation>
    </message>
    <message>
        <source>Question answered</source>
        <translation>Frage beantwortet</translation>
    </message>
    <message>
        <source>Ready to be delivered</source>
        <translation>Bereit zur Übergabe</translation>
    </message>
    <message>
        <source>Shade {shade}</source>
        <translation>Zahnfarbe {shade}</translation>
    </message>
    <message>
        <source>Something else</source>
        <translation>Etwas anderes</translation>
    </message>
    <message>
        <source>Thank you, and kind regards</source>
        <translation>Vielen Dank und freundliche Grüße</translation>
    </message>
    <message>
        <source>The CAD folder of this case is gone</source>
        <translation>Der CAD-Ordner dieses Falls ist weg</translation>
    </message>
    <message>
        <source>The CAD folder of this case is there again</source>
        <translation>Der CAD-Ordner dieses Falls ist wieder da</translation>
    </message>
    <message>
        <source>The CAD folder of this case was renamed</source>
        <translation>Der CAD-Ordner dieses Falls wurde umbenannt</translation>
    </message>
    <message>
        <source>The order ID that we were given does not fit the case we expected. Please send us the Order ID as MyiTero shows it: digits only, not the Order Code.</source>
        <translation>Die Auftragsnummer, die wir bekommen haben, passt nicht zu dem Fall, den wir erwartet haben. Bitte schicken Sie uns die „Order ID“, wie MyiTero sie zeigt: nur Ziffern, nicht den „Order Code“.</translation>
    </message>
    <message>
        <source>The prescription gives no shade for these teeth: {teeth}. Which shade do you wish?</source>
        <translation>Die Verordnung nennt für diese Zähne keine Zahnfarbe: {teeth}. Welche Zahnfarbe wünschen Sie?</translation>
    </message>
    <message>
        <source>The prescription gives no shade. Which shade do you wish?</source>
        <translation>Die Verordnung nennt keine Zahnfarbe. Welche Zahnfarbe wünschen Sie?</translation>
    </message>
    <message>
        <source>Tooth {number}: no work</source>
        <translation>Zahn {number}: keine Arbeit</translation>
    </message>
    <message>
        <source>Tooth {number}: {work}</source>
        <translation>Zahn {number}: {work}</translation>
    </message>
    <message>
        <source>Unusable scan</source>
        <translation>Unbrauchbarer Scan</translation>
    </message>
    <message>
        <source>V</source>
        <comment>letter of: Veneer</comment>
        <translation>V</translation>
    </message>
    <message>
        <source>Veneer</source>
        <translation>Veneer</translation>
    </message>
    <message>
        <source>Waiting for files</source>
        <translation>Wartet auf Dateien</translation>
    </message>
    <message>
        <source>We cannot use the scan as it is:

  – (what is wrong, and on which tooth)

Please scan it again, or tell us how to go on. We have stopped work on this case until then.</source>
        <translation>Wir können den Scan so nicht verwenden:

  – (was nicht stimmt, und an welchem Zahn)

Bitte scannen Sie noch einmal, oder sagen Sie uns, wie wir weitermachen sollen. Bis dahin ruht die Arbeit an diesem Fall.</translation>
    </message>
    <message>
        <source>Wrong order ID</source>
        <translation>Falsche Auftragsnummer</translation>
    </message>
    <message>
        <source>iTero order {order}</source>
        <translation>iTero-Auftrag {order}</translation>
    </message>
    <message>
        <source>iTero order {order}: please check the order ID</source>
        <translation>iTero-Auftrag {order}: bitte die Auftragsnummer prüfen</translation>
    </message>
    <message>
        <source>iTero order {order}: the scan cannot be used</source>
        <translation>iTero-Auftrag {order}: Der Scan ist nicht brauchbar</translation>
    </message>
    <message>
        <source>iTero order {order}: which shade?</source>
        <translation>iTero-Auftrag {order}: welche Zahnfarbe?</translation>
    </message>
    <message>
        <source>stump {shade}</source>
        <translation>Stumpf {shade}</translation>
    </message>
    <message>
        <source>this is about iTero order {order}, scanned on {day}.</source>
        <translation>es geht um den iTero-Auftrag {order}, gescannt am {day}.</translation>
    </message>
    <message>
        <source>this is about iTero order {order}.</source>
        <translation>es geht um den iTero-Auftrag {order}.</translation>
    </message>
    <message>
        <source>¾</source>
        <comment>letter of: ¾ crown</comment>
        <translation>¾</translation>
    </message>
    <message>
        <source>¾ crown</source>
        <translation>Dreiviertelkrone</translation>
    </message>
</context>
<context>
    <name>cases</name>
    <message>
        <source>&amp;Answer…</source>
        <translation>Be&amp;antworten…</translation>
    </message>
    <message>
        <source>&amp;Cases</source>
        <translation>&amp;Fälle</translation>
    </message>
    <message>
        <source>&amp;Clear filters</source>
        <translation>Filter &amp;löschen</translation>
    </message>
    <message>
        <source>&amp;Clients</source>
        <translation>&amp;Kunden</translation>
    </message>
    <message>
        <source>&amp;Connect to MyiTero…</source>
        <translation>Mit MyiTero &amp;verbinden…</translation>
    </message>
    <message>
        <source>&amp;Copy order ID</source>
        <translation>Auftragsnummer &amp;kopieren</translation>
    </message>
    <message>
        <source>&amp;Deliver to the CAD folder</source>
        <translation>An den CAD-Ordner ü&amp;bergeben</translation>
    </message>
    <message>
        <source>Dia&amp;gnostics</source>
        <translation>&amp;Diagnose</translation>
    </message>
    <message>
        <source>&amp;Export the chosen cases…</source>
        <translation>Ausgewählte Fälle &amp;exportieren…</translation>
    </message>
    <message>
        <source>&amp;Find by order ID…</source>
        <translation>Nach Auftragsnummer &amp;suchen…</translation>
    </message>
    <message>
        <source>&amp;Lab</source>
        <translation>&amp;Labor</translation>
    </message>
    <message>
        <source>&amp;MyiTero</source>
        <translation>&amp;MyiTero</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>Ö&amp;ffnen</translation>
    </message>
    <message>
        <source>&amp;Pause checking</source>
        <translation>Abfrage an&amp;halten</translation>
    </message>
    <message>
        <source>&amp;Print prescription…</source>
        <translation>Verordnung &amp;drucken…</translation>
    </message>
    <message>
        <source>&amp;Quit Lab Connector</source>
        <translation>Lab Connector beende&amp;n</translation>
    </message>
    <message>
        <source>&amp;Resume checking</source>
        <translation>Abfrage &amp;fortsetzen</translation>
    </message>
    <message>
        <source>&amp;Search</source>
        <translation>&amp;Suchen</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>&amp;Einstellungen…</translation>
    </message>
    <message>
        <source>&amp;Sign in to MyiTero…</source>
        <translation>Bei MyiTero a&amp;nmelden…</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>Align was last asked on {when}.</source>
        <translation>Align wurde zuletzt am {when} gefragt.</translation>
    </message>
    <message>
        <source>Answer &amp;questions…</source>
        <translation>F&amp;ragen beantworten…</translation>
    </message>
    <message>
        <source>Answer &amp;questions ({count})…</source>
        <translation>F&amp;ragen beantworten ({count})…</translation>
    </message>
    <message>
        <source>Answers what the case asks</source>
        <translation>Beantwortet, was der Fall fragt</translation>
    </message>
    <message>
        <source>C&amp;olumns</source>
        <translation>S&amp;palten</translation>
    </message>
    <message>
        <source>C&amp;AD materials</source>
        <translation>C&amp;AD-Materialien</translation>
    </message>
    <message>
        <source>Check for &amp;new cases</source>
        <translation>Nach ne&amp;uen Fällen fragen</translation>
    </message>
    <message>
        <source>Check for new cases</source>
        <translation>Nach neuen Fällen fragen</translation>
    </message>
    <message>
        <source>Choose &amp;all</source>
        <translation>Alle aus&amp;wählen</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Filter löschen</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Close &amp;window</source>
        <translation>Fenster s&amp;chließen</translation>
    </message>
    <message>
        <source>Connect to MyiTero</source>
        <translation>Mit MyiTero verbinden</translation>
    </message>
    <message>
        <source>Delivers now, once more or in spite of a failure. Nothing is overwritten.</source>
        <translation>Übergibt jetzt, auch noch einmal oder trotz eines Fehlers. Nichts wird überschrieben.</translation>
    </message>
    <message>
        <source>Doctor</source>
        <translation>Behandler</translation>
    </message>
    <message>
        <source>Down&amp;load again</source>
        <translation>Erneut &amp;laden</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Fällig</translation>
    </message>
    <message>
        <source>Export all cases &amp;found…</source>
        <translation>Alle gefundenen Fälle e&amp;xportieren…</translation>
    </message>
    <message>
        <source>Fetches the files from Align once more</source>
        <translation>Holt die Dateien noch einmal von Align</translation>
    </message>
    <message>
        <source>Goes through all cases that wait for an answer</source>
        <translation>Geht alle Fälle durch, die auf eine Antwort warten</translation>
    </message>
    <message>
        <source>Looks an order up at Align</source>
        <translation>Sucht einen Auftrag bei Align</translation>
    </message>
    <message>
        <source>Mark as &amp;read</source>
        <translation>Als &amp;gelesen markieren</translation>
    </message>
    <message>
        <source>Mark as &amp;unread</source>
        <translation>Als &amp;ungelesen markieren</translation>
    </message>
    <message>
        <source>Material</source>
        <translation>Material</translation>
    </message>
    <message>
        <source>New iTero cases appear here by themselves, marked as unread.</source>
        <translation>Neue iTero-Fälle erscheinen hier von selbst, als ungelesen markiert.</translation>
    </message>
    <message>
        <source>No case matches</source>
        <translation>Kein Fall passt</translation>
    </message>
    <message>
        <source>No cases yet</source>
        <translation>Noch keine Fälle</translation>
    </message>
    <message>
        <source>No scans yet</source>
        <translation>Noch keine Scans</translation>
    </message>
    <message>
        <source>Not connected to MyiTero</source>
        <translation>Nicht mit MyiTero verbunden</translation>
    </message>
    <message>
        <source>Open the &amp;sandbox</source>
        <translation>Sandbo&amp;x öffnen</translation>
    </message>
    <message>
        <source>Order ID</source>
        <translation>Auftragsnummer</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>Patient</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Pr&amp;oblems</source>
        <translation>Pr&amp;obleme</translation>
    </message>
    <message>
        <source>Pr&amp;oblems ({count})</source>
        <translation>Pr&amp;obleme ({count})</translation>
    </message>
    <message>
        <source>Practice</source>
        <translation>Praxis</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Gelesen</translation>
    </message>
    <message>
        <source>Reading the case list…</source>
        <translation>Die Fallliste wird gelesen…</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Eingang</translation>
    </message>
    <message>
        <source>Restoration</source>
        <translation>Versorgung</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>Revision</translation>
    </message>
    <message>
        <source>Scan type</source>
        <translation>Scan-Art</translation>
    </message>
    <message>
        <source>Scans attached</source>
        <translation>Scans vorhanden</translation>
    </message>
    <message>
        <source>Show in &amp;folder</source>
        <translation>Im &amp;Ordner zeigen</translation>
    </message>
    <message>
        <source>Shows all cases again</source>
        <translation>Zeigt wieder alle Fälle</translation>
    </message>
    <message>
        <source>Shows all of the case</source>
        <translation>Zeigt den ganzen Fall</translation>
    </message>
    <message>
        <source>Sign in once. From then on every iTero case that is sent to your lab appears here.</source>
        <translation>Melden Sie sich einmal an. Von da an erscheint hier jeder iTero-Fall, der an Ihr Labor geschickt wird.</translation>
    </message>
    <message>
        <source>Sort &amp;by</source>
        <translation>S&amp;ortieren nach</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Teeth</source>
        <translation>Zähne</translation>
    </message>
    <message>
        <source>The page of the demo&apos;s sandbox: there doctors send new cases</source>
        <translation>Die Seite der Sandbox der Demo: Dort schicken Behandler neue Fälle</translation>
    </message>
    <message>
        <source>Toolbar</source>
        <translation>Werkzeugleiste</translation>
    </message>
    <message>
        <source>Type fewer letters, or show all cases again.</source>
        <translation>Geben Sie weniger Buchstaben ein oder zeigen Sie wieder alle Fälle.</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>Ungelesen</translation>
    </message>
    <message>
        <source>Waiting for files, expected {when}</source>
        <translation>Wartet auf Dateien, erwartet {when}</translation>
    </message>
    <message>
        <source>What does not go on by itself, and what to do</source>
        <translation>Was nicht von selbst weiterläuft, und was zu tun ist</translation>
    </message>
    <message>
        <source>Review iTero &amp;material mapping</source>
        <translation>Zuordnung der iTero-&amp;Materialien prüfen</translation>
    </message>
    <message>
        <source>Review &amp;doctor mapping</source>
        <translation>Zuordnung der &amp;Behandler prüfen</translation>
    </message>
    <message>
        <source>Writes a CSV file</source>
        <translation>Schreibt eine CSV-Datei</translation>
    </message>
    <message>
        <source>due {day}</source>
        <translation>fällig {day}</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>{column}: {text}</source>
        <translation>{column}: {text}</translation>
    </message>
    <message>
        <source>{day} – overdue</source>
        <translation>{day} – überfällig</translation>
    </message>
    <message>
        <source>{day} – rush</source>
        <translation>{day} – eilt</translation>
    </message>
    <message>
        <source>{question} (+{count})</source>
        <translation>{question} (+{count})</translation>
    </message>
</context>
<context>
    <name>client columns</name>
    <message>
        <source>Cement gap</source>
        <translation>Zementspalt</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Licence number</source>
        <translation>Zulassungsnummer</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>{gap} mm</source>
        <translation>{gap} mm</translation>
    </message>
</context>
<context>
    <name>diagnostics</name>
    <message>
        <source>A problem</source>
        <translation>Ein Problem</translation>
    </message>
    <message>
        <source>All is well</source>
        <translation>Alles in Ordnung</translation>
    </message>
</context>
<context>
    <name>facts</name>
    <message>
        <source>Doctor</source>
        <translation>Behandler</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Fällig</translation>
    </message>
    <message>
        <source>Licence number</source>
        <translation>Zulassungsnummer</translation>
    </message>
    <message>
        <source>Order ID</source>
        <translation>Auftragsnummer</translation>
    </message>
    <message>
        <source>Practice</source>
        <translation>Praxis</translation>
    </message>
</context>
<context>
    <name>files</name>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV-Dateien (*.csv)</translation>
    </message>
    <message>
        <source>PDF files (*.pdf)</source>
        <translation>PDF-Dateien (*.pdf)</translation>
    </message>
    <message>
        <source>Tables (*.csv *.txt *.tsv)</source>
        <translation>Tabellen (*.csv *.txt *.tsv)</translation>
    </message>
    <message>
        <source>Zip files (*.zip)</source>
        <translation>ZIP-Dateien (*.zip)</translation>
    </message>
    <message>
        <source>exocad settings (*.cfg *.xml)</source>
        <translation>exocad-Einstellungen (*.cfg *.xml)</translation>
    </message>
</context>
<context>
    <name>find</name>
    <message>
        <source>An order ID has no letters. This looks like an Order Code or an Order Details ID: take the number that MyiTero shows under Order ID.</source>
        <translation>Eine Auftragsnummer hat keine Buchstaben. Das sieht nach einem „Order Code“ oder einer „Order Details ID“ aus: Nehmen Sie die Nummer, die MyiTero unter „Order ID“ zeigt.</translation>
    </message>
    <message>
        <source>An order ID has twelve digits at most. Check that it was not pasted twice.</source>
        <translation>Eine Auftragsnummer hat höchstens zwölf Ziffern. Prüfen Sie, ob sie zweimal eingefügt wurde.</translation>
    </message>
    <message>
        <source>An order ID is digits only, without any signs between them.</source>
        <translation>Eine Auftragsnummer besteht nur aus Ziffern, ohne Zeichen dazwischen.</translation>
    </message>
    <message>
        <source>An order ID is digits only. To look for a name, use the search of the case list.</source>
        <translation>Eine Auftragsnummer besteht nur aus Ziffern. Für einen Namen nehmen Sie die Suche der Fallliste.</translation>
    </message>
    <message>
        <source>Type the order ID. MyiTero shows it under Order ID.</source>
        <translation>Geben Sie die Auftragsnummer ein. MyiTero zeigt sie unter „Order ID“.</translation>
    </message>
</context>
<context>
    <name>incoming</name>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n Datei</numerusform>
            <numerusform>%n Dateien</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>knowledge</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiterer</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>notices</name>
    <message numerus="yes">
        <source>%n case(s) failed</source>
        <translation>
            <numerusform>%n Fall fehlgeschlagen</numerusform>
            <numerusform>%n Fälle fehlgeschlagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n case(s) need an answer</source>
        <translation>
            <numerusform>%n Fall braucht eine Antwort</numerusform>
            <numerusform>%n Fälle brauchen eine Antwort</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) wait for you</source>
        <translation>
            <numerusform>%n Datei wartet auf Sie</numerusform>
            <numerusform>%n Dateien warten auf Sie</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new case(s)</source>
        <translation>
            <numerusform>%n neuer Fall</numerusform>
            <numerusform>%n neue Fälle</numerusform>
        </translation>
    </message>
    <message>
        <source>Lab Connector needs you</source>
        <translation>Lab Connector braucht Sie</translation>
    </message>
    <message>
        <source>Nothing says which order they belong to.</source>
        <translation>Nichts sagt, zu welchem Auftrag sie gehören.</translation>
    </message>
    <message numerus="yes">
        <source>{first} and %n more</source>
        <translation>
            <numerusform>{first} und %n weiterer</numerusform>
            <numerusform>{first} und %n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>printing</name>
    <message>
        <source>Rx.pdf</source>
        <translation>Verordnung.pdf</translation>
    </message>
</context>
<context>
    <name>problems</name>
    <message>
        <source>&amp;Look for the cause</source>
        <translation>Ursache &amp;suchen</translation>
    </message>
    <message>
        <source>&amp;Sign in again</source>
        <translation>Erneut &amp;anmelden</translation>
    </message>
    <message>
        <source>C&amp;heck again</source>
        <translation>Erneut &amp;prüfen</translation>
    </message>
    <message>
        <source>Choose &amp;folder…</source>
        <translation>&amp;Ordner wählen…</translation>
    </message>
    <message>
        <source>Open co&amp;nnection settings</source>
        <translation>Verbindungs&amp;einstellungen öffnen</translation>
    </message>
    <message>
        <source>Order {order}</source>
        <translation>Auftrag {order}</translation>
    </message>
    <message>
        <source>next try {when}</source>
        <translation>nächster Versuch {when}</translation>
    </message>
    <message>
        <source>waits for you</source>
        <translation>wartet auf Sie</translation>
    </message>
    <message>
        <source>{patient}, order {order}</source>
        <translation>{patient}, Auftrag {order}</translation>
    </message>
    <message>
        <source>{title} · {next_try}</source>
        <translation>{title} · {next_try}</translation>
    </message>
</context>
<context>
    <name>profile</name>
    <message>
        <source>Client ID</source>
        <translation>Client-ID</translation>
    </message>
    <message>
        <source>Discovery service (baseUrl)</source>
        <translation>Discovery-Dienst (baseUrl)</translation>
    </message>
    <message>
        <source>How the secret is sent</source>
        <translation>Wie das Secret gesendet wird</translation>
    </message>
    <message>
        <source>MyiTero portal</source>
        <translation>MyiTero-Portal</translation>
    </message>
    <message>
        <source>Return address</source>
        <translation>Rücksprungadresse</translation>
    </message>
    <message>
        <source>Sign-in page</source>
        <translation>Anmeldeseite</translation>
    </message>
    <message>
        <source>Sign-in service (oauthBase)</source>
        <translation>Anmeldedienst (oauthBase)</translation>
    </message>
</context>
<context>
    <name>questions</name>
    <message>
        <source>Choose the client in the list, or add a new one.</source>
        <translation>Wählen Sie den Kunden in der Liste oder legen Sie einen neuen an.</translation>
    </message>
    <message>
        <source>Choose the material in the list.</source>
        <translation>Wählen Sie das Material in der Liste.</translation>
    </message>
    <message>
        <source>Choose the production method.</source>
        <translation>Wählen Sie das Fertigungsverfahren.</translation>
    </message>
    <message>
        <source>Choose whether the case is delivered.</source>
        <translation>Wählen Sie, ob der Fall übergeben wird.</translation>
    </message>
    <message>
        <source>Deliver this case now?</source>
        <translation>Diesen Fall jetzt übergeben?</translation>
    </message>
    <message>
        <source>How is “{ordered}” made in {material}?</source>
        <translation>Wie wird „{ordered}“ in {material} gefertigt?</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search in {list}</source>
        <translation>In {list} suchen</translation>
    </message>
    <message>
        <source>Something looks wrong</source>
        <translation>Etwas sieht falsch aus</translation>
    </message>
    <message>
        <source>There is a client of this name. Choose it in the list, or add the practice.</source>
        <translation>Es gibt einen Kunden dieses Namens. Wählen Sie ihn in der Liste oder fügen Sie die Praxis hinzu.</translation>
    </message>
    <message>
        <source>What is “{ordered}” made of, and how?</source>
        <translation>Woraus wird „{ordered}“ gefertigt, und wie?</translation>
    </message>
    <message>
        <source>Which client is {doctor}?</source>
        <translation>Welcher Kunde ist {doctor}?</translation>
    </message>
    <message>
        <source>Which client sent this case?</source>
        <translation>Welcher Kunde hat diesen Fall geschickt?</translation>
    </message>
</context>
<context>
    <name>said</name>
    <message>
        <source> at {practice_name}</source>
        <translation> in der Praxis {practice_name}</translation>
    </message>
    <message>
        <source>&apos;{digits}&apos; is no order ID.</source>
        <translation>„{digits}“ ist keine Auftragsnummer.</translation>
    </message>
    <message>
        <source>&apos;{email}&apos; is no e-mail address</source>
        <translation>„{email}“ ist keine E-Mail-Adresse</translation>
    </message>
    <message>
        <source>&apos;{folder}&apos; is not the whole path of a folder.</source>
        <translation>„{folder}“ ist nicht der ganze Pfad eines Ordners.</translation>
    </message>
    <message>
        <source>&apos;{given}&apos; cannot be the name of a file on every system</source>
        <translation>„{given}“ kann nicht auf jedem System ein Dateiname sein</translation>
    </message>
    <message>
        <source>&apos;{given}&apos; is a file of every case already</source>
        <translation>„{given}“ ist schon eine Datei jedes Falls</translation>
    </message>
    <message>
        <source>&apos;{id}&apos; is &apos;{nature}&apos; and cannot have &apos;{name}&apos;</source>
        <translation>„{id}“ ist „{nature}“ und kann kein „{name}“ haben</translation>
    </message>
    <message>
        <source>&apos;{id}&apos; is &apos;{nature}&apos; and needs &apos;{name}&apos;</source>
        <translation>„{id}“ ist „{nature}“ und braucht „{name}“</translation>
    </message>
    <message>
        <source>&apos;{key}&apos; is not ordered for one unit type here.</source>
        <translation>„{key}“ ist hier nicht für einen einzigen Einheitentyp bestellt.</translation>
    </message>
    <message>
        <source>&apos;{key}&apos; is not ordered in this case.</source>
        <translation>„{key}“ ist in diesem Fall nicht bestellt.</translation>
    </message>
    <message>
        <source>&apos;{named}&apos;, which the CAD does not know</source>
        <translation>„{named}“, was das CAD nicht kennt</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; in the zip is a link or a device, not a file.</source>
        <translation>„{name}“ in der ZIP-Datei ist ein Verweis oder ein Gerät, keine Datei.</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; in the zip is compressed in a way that we cannot read ({method}).</source>
        <translation>„{name}“ in der ZIP-Datei ist auf eine Art gepackt, die wir nicht lesen können ({method}).</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; in the zip is damaged.</source>
        <translation>„{name}“ in der ZIP-Datei ist beschädigt.</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; in the zip is locked with a password.</source>
        <translation>„{name}“ in der ZIP-Datei ist mit einem Kennwort gesperrt.</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; in the zip is {file_size} bytes large, more than a scan can be.</source>
        <translation>„{name}“ in der ZIP-Datei ist {file_size} Bytes groß, mehr, als ein Scan haben kann.</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; in the zip would grow more than {ratio} times when unpacked.</source>
        <translation>„{name}“ in der ZIP-Datei würde beim Entpacken auf mehr als das {ratio}-Fache wachsen.</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; is in the list already</source>
        <translation>„{name}“ steht schon in der Liste</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; cannot be written to ({strerror}).</source>
        <translation>In „{path}“ kann nicht geschrieben werden ({strerror}).</translation>
    </message>
    <message>
        <source>&apos;{path}&apos; cannot be written to.</source>
        <translation>In „{path}“ kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>&apos;{text}&apos; in the folder name stands for nothing.</source>
        <translation>„{text}“ im Ordnernamen steht für nichts.</translation>
    </message>
    <message>
        <source>&apos;{text}&apos; in the zip lies in too many folders.</source>
        <translation>„{text}“ in der ZIP-Datei liegt in zu vielen Ordnern.</translation>
    </message>
    <message>
        <source>&apos;{text}&apos; in the zip {problem}.</source>
        <translation>„{text}“ in der ZIP-Datei {problem}.</translation>
    </message>
    <message>
        <source>&apos;{text}&apos; is no cement gap</source>
        <translation>„{text}“ ist kein Zementspalt</translation>
    </message>
    <message>
        <source>&apos;{text}&apos; is {longest} mm long, which no jaw is. Is it in millimetres?</source>
        <translation>„{text}“ ist {longest} mm lang; das ist kein Kiefer. Sind es Millimeter?</translation>
    </message>
    <message>
        <source>A built-in {what} can be changed, not removed</source>
        <translation>Ein mitgelieferter Eintrag ({what}) lässt sich ändern, nicht entfernen</translation>
    </message>
    <message>
        <source>A client cannot be merged with itself.</source>
        <translation>Ein Kunde lässt sich nicht mit sich selbst zusammenführen.</translation>
    </message>
    <message>
        <source>A client needs a name.</source>
        <translation>Ein Kunde braucht einen Namen.</translation>
    </message>
    <message>
        <source>A company firewall may be reading the traffic. Ask your IT to install its certificate on this computer.</source>
        <translation>Vielleicht liest eine Firewall der Firma den Datenverkehr mit. Bitten Sie Ihre IT, deren Zertifikat auf diesem Computer zu installieren.</translation>
    </message>
    <message>
        <source>A copy was kept. See docs/state-files.md, &apos;A damaged case list&apos;.</source>
        <translation>Eine Kopie wurde behalten. Siehe docs/state-files.md, „A damaged case list“.</translation>
    </message>
    <message>
        <source>A copy was kept. Send us the support report before you do anything else.</source>
        <translation>Eine Kopie wurde behalten. Schicken Sie uns den Support-Bericht, bevor Sie etwas anderes tun.</translation>
    </message>
    <message>
        <source>A download is still being ended</source>
        <translation>Ein Download wird noch beendet</translation>
    </message>
    <message>
        <source>A file in the zip has no name.</source>
        <translation>Eine Datei in der ZIP-Datei hat keinen Namen.</translation>
    </message>
    <message>
        <source>A file of order {order_id} lies outside of its package.</source>
        <translation>Eine Datei des Auftrags {order_id} liegt außerhalb seines Pakets.</translation>
    </message>
    <message>
        <source>A link led to a computer that is not Align&apos;s</source>
        <translation>Ein Link führte zu einem Computer, der nicht zu Align gehört</translation>
    </message>
    <message>
        <source>A material of the case is not decided yet.</source>
        <translation>Ein Material des Falls ist noch nicht entschieden.</translation>
    </message>
    <message>
        <source>A model base was added to the scan ({text}).</source>
        <translation>Dem Scan wurde ein Modellsockel hinzugefügt ({text}).</translation>
    </message>
    <message>
        <source>A scan file is damaged</source>
        <translation>Eine Scan-Datei ist beschädigt</translation>
    </message>
    <message>
        <source>Account {number}</source>
        <translation>Konto {number}</translation>
    </message>
    <message>
        <source>Add or remove Lab Connector in this computer&apos;s own settings for programs that start at login.</source>
        <translation>Fügen Sie Lab Connector in den Autostart-Einstellungen dieses Computers selbst hinzu oder entfernen Sie es dort.</translation>
    </message>
    <message>
        <source>Align answered with code {status}.</source>
        <translation>Align antwortete mit dem Code {status}.</translation>
    </message>
    <message>
        <source>Align answered with {kind} where data was expected.</source>
        <translation>Align antwortete mit {kind}, wo Daten erwartet wurden.</translation>
    </message>
    <message>
        <source>Align asks for that. Choose a longer one.</source>
        <translation>Das verlangt Align. Wählen Sie eine längere.</translation>
    </message>
    <message>
        <source>Align asks for {seconds} seconds between two looks at the order list.</source>
        <translation>Align verlangt {seconds} Sekunden zwischen zwei Blicken auf die Auftragsliste.</translation>
    </message>
    <message>
        <source>Align asks us to wait</source>
        <translation>Align bittet uns zu warten</translation>
    </message>
    <message>
        <source>Align cannot be reached</source>
        <translation>Align ist nicht erreichbar</translation>
    </message>
    <message>
        <source>Align could not do it</source>
        <translation>Align konnte es nicht ausführen</translation>
    </message>
    <message>
        <source>Align did not understand the request.</source>
        <translation>Align hat die Anfrage nicht verstanden.</translation>
    </message>
    <message>
        <source>Align does not accept the client ID or the client secret of the connection profile.</source>
        <translation>Align nimmt die Client-ID oder das Client-Secret des Verbindungsprofils nicht an.</translation>
    </message>
    <message>
        <source>Align does not know this.</source>
        <translation>Align kennt das nicht.</translation>
    </message>
    <message>
        <source>Align does not let this user do that.</source>
        <translation>Align erlaubt das diesem Benutzer nicht.</translation>
    </message>
    <message>
        <source>Align does not list order {order_id} for this account.</source>
        <translation>Align listet den Auftrag {order_id} für dieses Konto nicht.</translation>
    </message>
    <message>
        <source>Align gave us an access token that cannot be sent.</source>
        <translation>Align gab uns einen Zugangsschlüssel, der sich nicht senden lässt.</translation>
    </message>
    <message>
        <source>Align has no files for this order yet, though they should be there by now.</source>
        <translation>Align hat noch keine Dateien zu diesem Auftrag, obwohl sie schon da sein sollten.</translation>
    </message>
    <message>
        <source>Align has no other files: the ones we have stay</source>
        <translation>Align hat keine anderen Dateien: Unsere bleiben</translation>
    </message>
    <message>
        <source>Align has too much to do right now.</source>
        <translation>Align hat gerade zu viel zu tun.</translation>
    </message>
    <message>
        <source>Align is making the scan files of order {order_id}.</source>
        <translation>Align erstellt die Scan-Dateien des Auftrags {order_id}.</translation>
    </message>
    <message>
        <source>Align named an account without a number.</source>
        <translation>Align nannte ein Konto ohne Nummer.</translation>
    </message>
    <message>
        <source>Align no longer accepts the sign-in.</source>
        <translation>Align nimmt die Anmeldung nicht mehr an.</translation>
    </message>
    <message>
        <source>Align refused a piece of a file that nobody asked for.</source>
        <translation>Align verweigerte ein Stück einer Datei, nach dem niemand gefragt hat.</translation>
    </message>
    <message>
        <source>Align refused the sign-in, and this computer&apos;s clock is {text} minutes off.</source>
        <translation>Align hat die Anmeldung abgelehnt, und die Uhr dieses Computers geht um {text} Minuten falsch.</translation>
    </message>
    <message>
        <source>Align says that the call failed.</source>
        <translation>Align meldet, dass der Aufruf fehlgeschlagen ist.</translation>
    </message>
    <message>
        <source>Align sent a message instead of the scan files.</source>
        <translation>Align hat statt der Scan-Dateien eine Meldung geschickt.</translation>
    </message>
    <message>
        <source>Align sent a page where a zip was expected.</source>
        <translation>Align hat eine Seite geschickt, wo eine ZIP-Datei erwartet wurde.</translation>
    </message>
    <message>
        <source>Align sent a web page instead of the scan files.</source>
        <translation>Align hat statt der Scan-Dateien eine Webseite geschickt.</translation>
    </message>
    <message>
        <source>Align sent an address that is none.</source>
        <translation>Align hat eine Adresse geschickt, die keine ist.</translation>
    </message>
    <message>
        <source>Align sent an order that cannot be read.</source>
        <translation>Align hat einen Auftrag geschickt, der sich nicht lesen lässt.</translation>
    </message>
    <message>
        <source>Align sent another piece of the file than asked for.</source>
        <translation>Align hat ein anderes Stück der Datei geschickt als verlangt.</translation>
    </message>
    <message>
        <source>Align sent something else than a zip.</source>
        <translation>Align hat etwas anderes als eine ZIP-Datei geschickt.</translation>
    </message>
    <message>
        <source>Align sent the zip in a form that was not asked for.</source>
        <translation>Align hat die ZIP-Datei in einer Form geschickt, die nicht verlangt war.</translation>
    </message>
    <message>
        <source>Align sent us in circles.</source>
        <translation>Align hat uns im Kreis geschickt.</translation>
    </message>
    <message>
        <source>Align&apos;s answer holds no list of accounts.</source>
        <translation>Die Antwort von Align enthält keine Liste der Konten.</translation>
    </message>
    <message>
        <source>Align&apos;s answer holds no list of orders.</source>
        <translation>Die Antwort von Align enthält keine Liste der Aufträge.</translation>
    </message>
    <message>
        <source>Align&apos;s answer is far too long.</source>
        <translation>Die Antwort von Align ist viel zu lang.</translation>
    </message>
    <message>
        <source>Align&apos;s answer made no sense</source>
        <translation>Die Antwort von Align ergab keinen Sinn</translation>
    </message>
    <message>
        <source>Align&apos;s service does not answer behind its front door.</source>
        <translation>Der Dienst von Align antwortet hinter seinem Eingang nicht.</translation>
    </message>
    <message>
        <source>Align&apos;s service had an error.</source>
        <translation>Der Dienst von Align hatte einen Fehler.</translation>
    </message>
    <message>
        <source>Align&apos;s service has a problem. We go on trying by ourselves.</source>
        <translation>Der Dienst von Align hat ein Problem. Wir versuchen es von selbst weiter.</translation>
    </message>
    <message>
        <source>Align&apos;s service is down for the moment.</source>
        <translation>Der Dienst von Align steht im Moment still.</translation>
    </message>
    <message>
        <source>Align&apos;s service took too long.</source>
        <translation>Der Dienst von Align hat zu lange gebraucht.</translation>
    </message>
    <message>
        <source>An order ID is digits only. Order Code and Order Details ID are something else in MyiTero.</source>
        <translation>Eine Auftragsnummer besteht nur aus Ziffern. „Order Code“ und „Order Details ID“ sind in MyiTero etwas anderes.</translation>
    </message>
    <message>
        <source>An unexpected error ({name}) stopped this case.</source>
        <translation>Ein unerwarteter Fehler ({name}) hat diesen Fall angehalten.</translation>
    </message>
    <message>
        <source>An unexpected error ({name}).</source>
        <translation>Ein unerwarteter Fehler ({name}).</translation>
    </message>
    <message>
        <source>An unexpected error: {name}.</source>
        <translation>Ein unerwarteter Fehler: {name}.</translation>
    </message>
    <message>
        <source>Another Lab Connector works in {parent}.</source>
        <translation>Ein anderer Lab Connector arbeitet in {parent}.</translation>
    </message>
    <message>
        <source>Another program holds a file in {root} open.</source>
        <translation>Ein anderes Programm hält eine Datei in {root} offen.</translation>
    </message>
    <message>
        <source>Another program is using the case list.</source>
        <translation>Ein anderes Programm benutzt die Fallliste.</translation>
    </message>
    <message>
        <source>Another sign-in was begun.</source>
        <translation>Es wurde eine andere Anmeldung begonnen.</translation>
    </message>
    <message>
        <source>Answer the case&apos;s questions first.</source>
        <translation>Beantworten Sie zuerst die Fragen des Falls.</translation>
    </message>
    <message>
        <source>Answer them first.</source>
        <translation>Beantworten Sie sie zuerst.</translation>
    </message>
    <message>
        <source>Ask iTero support to attach the user to your lab, then sign in again.</source>
        <translation>Bitten Sie den iTero-Support, den Benutzer Ihrem Labor zuzuordnen, und melden Sie sich dann wieder an.</translation>
    </message>
    <message>
        <source>Ask your IT for the proxy settings of this computer. We go on trying by ourselves.</source>
        <translation>Fragen Sie Ihre IT nach den Proxy-Einstellungen dieses Computers. Wir versuchen es von selbst weiter.</translation>
    </message>
    <message>
        <source>Asked for by the user</source>
        <translation>Vom Benutzer angefordert</translation>
    </message>
    <message>
        <source>Both jaws lie in one another, as when each is turned teeth up: the bite is lost.</source>
        <translation>Beide Kiefer liegen ineinander, als wäre jeder mit den Zähnen nach oben gedreht: Der Biss ist verloren.</translation>
    </message>
    <message>
        <source>Bridge {label} has no tooth to deliver</source>
        <translation>Brücke {label} hat keinen Zahn, der übergeben werden kann</translation>
    </message>
    <message>
        <source>Bridge {label} {fact}</source>
        <translation>Brücke {label} {fact}</translation>
    </message>
    <message>
        <source>By the delivery rule in the settings, this case is delivered when you say so.</source>
        <translation>Nach der Übergaberegel in den Einstellungen wird dieser Fall übergeben, wenn Sie es sagen.</translation>
    </message>
    <message>
        <source>By this computer&apos;s clock the certificate of {host} is not valid.</source>
        <translation>Nach der Uhr dieses Computers ist das Zertifikat von {host} nicht gültig.</translation>
    </message>
    <message>
        <source>&apos;{text}&apos; is no file format</source>
        <translation>„{text}“ ist kein Dateiformat</translation>
    </message>
    <message>
        <source>&apos;{word}&apos; needs either &apos;kind&apos; or &apos;remark&apos;</source>
        <translation>„{word}“ braucht entweder „kind“ oder „remark“</translation>
    </message>
    <message>
        <source>A folder is in the list twice.</source>
        <translation>Ein Ordner steht zweimal in der Liste.</translation>
    </message>
    <message>
        <source>Align does not name the doctor of this case.</source>
        <translation>Align nennt den Behandler dieses Falls nicht.</translation>
    </message>
    <message>
        <source>Answer for every doctor.</source>
        <translation>Antworten Sie für alle Behandler.</translation>
    </message>
    <message>
        <source>Answer for one of them: {several}.</source>
        <translation>Antworten Sie für eines davon: {several}.</translation>
    </message>
    <message>
        <source>Answer without that.</source>
        <translation>Antworten Sie ohne das.</translation>
    </message>
    <message>
        <source>By {name}, every case of exocad&apos;s would have the name &apos;{template}&apos;.</source>
        <translation>Nach {name} hieße jeder Fall von exocad „{template}“.</translation>
    </message>
    <message>
        <source>Cement gap</source>
        <translation>Zementspalt</translation>
    </message>
    <message>
        <source>Check both on myitero.com, then sign in again.</source>
        <translation>Prüfen Sie beides auf myitero.com und melden Sie sich dann wieder an.</translation>
    </message>
    <message>
        <source>Check that it is there, that its drive is connected, and that this user may read it.</source>
        <translation>Prüfen Sie, ob er da ist, ob sein Laufwerk verbunden ist und ob dieser Benutzer ihn lesen darf.</translation>
    </message>
    <message>
        <source>Check that the file is there and not open elsewhere.</source>
        <translation>Prüfen Sie, ob die Datei da und nicht anderswo geöffnet ist.</translation>
    </message>
    <message>
        <source>Check that the folder exists and can be written to, or name another one with --data-dir.</source>
        <translation>Prüfen Sie, ob der Ordner da ist und sich beschreiben lässt, oder nennen Sie mit --data-dir einen anderen.</translation>
    </message>
    <message>
        <source>Check that the folder is there, that this user may use it, and that no other program has the file open.</source>
        <translation>Prüfen Sie, ob der Ordner da ist, ob dieser Benutzer ihn verwenden darf und ob kein anderes Programm die Datei geöffnet hat.</translation>
    </message>
    <message>
        <source>Check that this user may write there and that no other program holds its files, then try again.</source>
        <translation>Prüfen Sie, ob dieser Benutzer dort schreiben darf und kein anderes Programm die Dateien hält, und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>Check the disk and the folder&apos;s rights.</source>
        <translation>Prüfen Sie den Datenträger und die Rechte des Ordners.</translation>
    </message>
    <message>
        <source>Check the folder in the settings. The case stays in the list and is delivered later.</source>
        <translation>Prüfen Sie den Ordner in den Einstellungen. Der Fall bleibt in der Liste und wird später übergeben.</translation>
    </message>
    <message>
        <source>Check the internet connection. We go on trying by ourselves.</source>
        <translation>Prüfen Sie die Internetverbindung. Wir versuchen es von selbst weiter.</translation>
    </message>
    <message>
        <source>Check the order ID: digits only, as MyiTero shows it under Order ID (not Order Code).</source>
        <translation>Prüfen Sie die Auftragsnummer: nur Ziffern, wie MyiTero sie unter „Order ID“ zeigt (nicht „Order Code“).</translation>
    </message>
    <message>
        <source>Check the printer, then print again, or save the prescription as PDF.</source>
        <translation>Prüfen Sie den Drucker und drucken Sie noch einmal, oder sichern Sie die Verordnung als PDF.</translation>
    </message>
    <message>
        <source>Check what was typed.</source>
        <translation>Prüfen Sie, was eingegeben wurde.</translation>
    </message>
    <message>
        <source>Choose &apos;download again&apos;.</source>
        <translation>Wählen Sie „Erneut laden“.</translation>
    </message>
    <message>
        <source>Choose &apos;download again&apos;. If it stays so, ask the practice or iTero support about this order.</source>
        <translation>Wählen Sie „Erneut laden“. Bleibt es dabei, fragen Sie die Praxis oder den iTero-Support nach diesem Auftrag.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>Choose exocad&apos;s defaultsettings.cfg, or type the name yourself.</source>
        <translation>Wählen Sie exocads defaultsettings.cfg, oder geben Sie den Namen selbst ein.</translation>
    </message>
    <message>
        <source>Choose exocad&apos;s defaultsettings.cfg.</source>
        <translation>Wählen Sie exocads defaultsettings.cfg.</translation>
    </message>
    <message>
        <source>Choose it with the button.</source>
        <translation>Wählen Sie ihn mit der Schaltfläche.</translation>
    </message>
    <message>
        <source>Choose one in the list.</source>
        <translation>Wählen Sie einen in der Liste.</translation>
    </message>
    <message>
        <source>Choose one of: {text}.</source>
        <translation>Wählen Sie eines von: {text}.</translation>
    </message>
    <message>
        <source>Choose one: Settings, CAD folder.</source>
        <translation>Wählen Sie einen: Einstellungen, CAD-Ordner.</translation>
    </message>
    <message>
        <source>Choose one: `labconnector settings --cad-dir FOLDER`.</source>
        <translation>Wählen Sie einen: `labconnector settings --cad-dir ORDNER`.</translation>
    </message>
    <message>
        <source>Choose the folder where cases are to go.</source>
        <translation>Wählen Sie den Ordner, in den die Fälle sollen.</translation>
    </message>
    <message>
        <source>Choose two different clients.</source>
        <translation>Wählen Sie zwei verschiedene Kunden.</translation>
    </message>
    <message>
        <source>Clear up the CAD folder.</source>
        <translation>Räumen Sie den CAD-Ordner auf.</translation>
    </message>
    <message>
        <source>Client {name}</source>
        <translation>Kunde {name}</translation>
    </message>
    <message>
        <source>Close it, then try again.</source>
        <translation>Schließen Sie es und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Close it. We go on by ourselves.</source>
        <translation>Schließen Sie es. Wir machen von selbst weiter.</translation>
    </message>
    <message>
        <source>Close the other sign-in windows and start again. Nothing was stored.</source>
        <translation>Schließen Sie die anderen Anmeldefenster und beginnen Sie neu. Es wurde nichts gespeichert.</translation>
    </message>
    <message>
        <source>Compare it with the Order ID on MyiTero (not the Order Code), or check for new cases first.</source>
        <translation>Vergleichen Sie sie mit der Order ID auf MyiTero (nicht dem Order Code), oder suchen Sie zuerst nach neuen Fällen.</translation>
    </message>
    <message>
        <source>Compare it with the Order ID on MyiTero (not the Order Code). Align lists an order to one program only: one that another program has taken does not come here.</source>
        <translation>Vergleichen Sie sie mit der „Order ID“ bei MyiTero (nicht mit dem „Order Code“). Align listet einen Auftrag nur für ein Programm: Einer, den ein anderes Programm geholt hat, kommt nicht hierher.</translation>
    </message>
    <message>
        <source>Connect the drive or choose another folder. Nothing is lost; delivery goes on by itself.</source>
        <translation>Verbinden Sie das Laufwerk oder wählen Sie einen anderen Ordner. Nichts geht verloren; die Übergabe läuft von selbst weiter.</translation>
    </message>
    <message>
        <source>Connect the drive, then try again. A case whose folder was deleted can be delivered once more.</source>
        <translation>Verbinden Sie das Laufwerk und versuchen Sie es noch einmal. Ein Fall, dessen Ordner gelöscht wurde, kann noch einmal übergeben werden.</translation>
    </message>
    <message>
        <source>Connect to MyiTero first.</source>
        <translation>Verbinden Sie sich zuerst mit MyiTero.</translation>
    </message>
    <message>
        <source>Connect to MyiTero.</source>
        <translation>Verbinden Sie sich mit MyiTero.</translation>
    </message>
    <message>
        <source>Copy the address, and open it by hand.</source>
        <translation>Kopieren Sie die Adresse und öffnen Sie sie von Hand.</translation>
    </message>
    <message>
        <source>Correct or delete that entry.</source>
        <translation>Berichtigen oder löschen Sie diesen Eintrag.</translation>
    </message>
    <message>
        <source>Correct or delete that file.</source>
        <translation>Berichtigen oder löschen Sie diese Datei.</translation>
    </message>
    <message>
        <source>Correct that entry.</source>
        <translation>Berichtigen Sie diesen Eintrag.</translation>
    </message>
    <message>
        <source>Correct that entry. There are: {text}.</source>
        <translation>Berichtigen Sie den Eintrag. Es gibt: {text}.</translation>
    </message>
    <message>
        <source>Correct that entry; nothing was changed.</source>
        <translation>Berichtigen Sie diesen Eintrag; es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Correct that option of &apos;{title}&apos;.</source>
        <translation>Berichtigen Sie diese Option von „{title}“.</translation>
    </message>
    <message>
        <source>Deliver all the same</source>
        <translation>Trotzdem übergeben</translation>
    </message>
    <message>
        <source>Deliver it as ordered?</source>
        <translation>Wie bestellt übergeben?</translation>
    </message>
    <message>
        <source>Deliver it beside the case?</source>
        <translation>Neben dem Fall übergeben?</translation>
    </message>
    <message>
        <source>Deliver it dated {text}?</source>
        <translation>Mit dem Datum {text} übergeben?</translation>
    </message>
    <message>
        <source>Deliver it joined where teeth meet?</source>
        <translation>Verbunden übergeben, wo sich Zähne berühren?</translation>
    </message>
    <message>
        <source>Deliver it joined within each material only?</source>
        <translation>Nur innerhalb jedes Materials verbunden übergeben?</translation>
    </message>
    <message>
        <source>Deliver it so, and check it in the CAD?</source>
        <translation>So übergeben und im CAD prüfen?</translation>
    </message>
    <message>
        <source>Deliver it with the first only?</source>
        <translation>Nur mit der ersten übergeben?</translation>
    </message>
    <message>
        <source>Deliver it without the abutment&apos;s material?</source>
        <translation>Ohne das Material des Abutments liefern?</translation>
    </message>
    <message>
        <source>Deliver the case again; it gets a new plan.</source>
        <translation>Übergeben Sie den Fall erneut; er bekommt einen neuen Plan.</translation>
    </message>
    <message>
        <source>Deliver the case without it?</source>
        <translation>Den Fall ohne das übergeben?</translation>
    </message>
    <message>
        <source>Deliver the first as the scan, the others beside it?</source>
        <translation>Den ersten als Scan übergeben, die anderen daneben?</translation>
    </message>
    <message>
        <source>Deliver without it?</source>
        <translation>Ohne das übergeben?</translation>
    </message>
    <message>
        <source>Discovery named no usable address of Align&apos;s regional service.</source>
        <translation>Discovery nannte keine brauchbare Adresse des regionalen Dienstes von Align.</translation>
    </message>
    <message>
        <source>Distance to antagonist</source>
        <translation>Abstand zum Gegenzahn</translation>
    </message>
    <message>
        <source>Doctor {id}</source>
        <translation>Behandler {id}</translation>
    </message>
    <message>
        <source>Download begun</source>
        <translation>Download begonnen</translation>
    </message>
    <message>
        <source>Each jaw was turned teeth up, so the bite is lost ({text}). Ask for arches in occlusion.</source>
        <translation>Jeder Kiefer wurde mit den Zähnen nach oben gedreht, der Biss ist also verloren ({text}). Bitten Sie um Kiefer in Okklusion.</translation>
    </message>
    <message>
        <source>Empty file that says &apos;ready&apos;</source>
        <translation>Leere Datei, die „fertig“ sagt</translation>
    </message>
    <message>
        <source>Ended as asked</source>
        <translation>Wie gewünscht beendet</translation>
    </message>
    <message>
        <source>Enter the client secret that Align gave you.</source>
        <translation>Geben Sie das Client-Secret ein, das Align Ihnen gegeben hat.</translation>
    </message>
    <message>
        <source>Every case as one zip</source>
        <translation>Jeder Fall als eine Zip-Datei</translation>
    </message>
    <message>
        <source>Every case becomes a project that exocad opens: scans, teeth, materials, client.</source>
        <translation>Jeder Fall wird ein Projekt, das exocad öffnet: Scans, Zähne, Materialien, Kunde.</translation>
    </message>
    <message>
        <source>Every name for this case is taken in the CAD folder.</source>
        <translation>Jeder Name für diesen Fall ist im CAD-Ordner vergeben.</translation>
    </message>
    <message>
        <source>Files in the zip overlap one another.</source>
        <translation>Dateien in der ZIP-Datei überlappen sich.</translation>
    </message>
    <message>
        <source>Fill in addresses and client ID as Align gave them: Settings, Connection.</source>
        <translation>Tragen Sie Adressen und Client-ID ein, wie Align sie gegeben hat: Einstellungen, Verbindung.</translation>
    </message>
    <message>
        <source>Fill in the addresses and client ID that Align gave you (README, Real account).</source>
        <translation>Tragen Sie die Adressen und die Client-ID ein, die Align Ihnen gegeben hat (README, Real account).</translation>
    </message>
    <message>
        <source>Fill in the addresses and the client ID that Align gave you, then try again.</source>
        <translation>Tragen Sie die Adressen und die Client-ID ein, die Align Ihnen gegeben hat, und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>For all other CAD programs: one folder a case, with scans, order sheet and order file.</source>
        <translation>Für alle anderen CAD-Programme: je Fall ein Ordner mit Scans, Auftragsblatt und Auftragsdatei.</translation>
    </message>
    <message>
        <source>For example: stl, ply. Empty: all. What is left out is said in the order sheet.</source>
        <translation>Zum Beispiel: stl, ply. Leer: alle. Was fehlt, steht im Auftragsblatt.</translation>
    </message>
    <message>
        <source>Free some disk space.</source>
        <translation>Schaffen Sie Platz auf dem Datenträger.</translation>
    </message>
    <message>
        <source>Free some space, or choose another folder.</source>
        <translation>Schaffen Sie Platz oder wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>Free some space, or copy the file yourself; it was not changed.</source>
        <translation>Schaffen Sie Platz oder kopieren Sie die Datei selbst; sie wurde nicht geändert.</translation>
    </message>
    <message>
        <source>Free some space. Nothing is lost; we go on by ourselves.</source>
        <translation>Schaffen Sie Platz. Nichts geht verloren; wir machen von selbst weiter.</translation>
    </message>
    <message>
        <source>Give this Windows user the right to write there, or choose another folder.</source>
        <translation>Geben Sie diesem Windows-Benutzer das Recht, dort zu schreiben, oder wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>Give this user the right to read and write the program&apos;s data folder.</source>
        <translation>Geben Sie diesem Benutzer das Recht, den Datenordner des Programms zu lesen und zu beschreiben.</translation>
    </message>
    <message>
        <source>How is &apos;{text}&apos; made in {name}?</source>
        <translation>Wie wird „{text}“ in {name} gefertigt?</translation>
    </message>
    <message>
        <source>If it is open in another program, close it there. Or choose another name or folder.</source>
        <translation>Wenn die Datei in einem anderen Programm geöffnet ist, schließen Sie sie dort. Oder wählen Sie einen anderen Namen oder Ordner.</translation>
    </message>
    <message>
        <source>If it stays so, check the addresses in the connection profile.</source>
        <translation>Bleibt es dabei, prüfen Sie die Adressen im Verbindungsprofil.</translation>
    </message>
    <message>
        <source>Implant Abutment</source>
        <translation>Implantat-Abutment</translation>
    </message>
    <message>
        <source>Implant Planning</source>
        <translation>Implantatplanung</translation>
    </message>
    <message>
        <source>Install the newest Lab Connector. Nothing was changed.</source>
        <translation>Installieren Sie den neuesten Lab Connector. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Install the newest version.</source>
        <translation>Installieren Sie die neueste Version.</translation>
    </message>
    <message>
        <source>Invisalign + iRecord</source>
        <translation>Invisalign + iRecord</translation>
    </message>
    <message>
        <source>It is started again by itself. Try once more; if it happens again, send us the support report.</source>
        <translation>Er wird von selbst neu gestartet. Versuchen Sie es noch einmal; geschieht es wieder, schicken Sie uns den Support-Bericht.</translation>
    </message>
    <message>
        <source>It was cancelled.</source>
        <translation>Es wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Its name. It comes last of all, for programs that wait for it. Empty: none.</source>
        <translation>Ihr Name. Sie kommt als Letztes, für Programme, die auf sie warten. Leer: keine.</translation>
    </message>
    <message>
        <source>Known: {known}.</source>
        <translation>Bekannt: {known}.</translation>
    </message>
    <message>
        <source>Lab Connector is already running</source>
        <translation>Lab Connector läuft schon</translation>
    </message>
    <message>
        <source>Line {start} of {name} cannot be read: {error}.</source>
        <translation>Zeile {start} von {name} lässt sich nicht lesen: {error}.</translation>
    </message>
    <message>
        <source>Listed by Align</source>
        <translation>Von Align gelistet</translation>
    </message>
    <message>
        <source>Listed by Align again, changed</source>
        <translation>Von Align erneut gelistet, geändert</translation>
    </message>
    <message>
        <source>Listed by Align again, unchanged: the files are looked at</source>
        <translation>Von Align erneut gelistet, unverändert: Die Dateien werden angesehen</translation>
    </message>
    <message>
        <source>Look again in two minutes. If the order is new, it comes by itself.</source>
        <translation>Sehen Sie in zwei Minuten wieder nach. Ist der Auftrag neu, kommt er von selbst.</translation>
    </message>
    <message>
        <source>Look at the case&apos;s history.</source>
        <translation>Sehen Sie in den Verlauf des Falls.</translation>
    </message>
    <message>
        <source>Look at the case.</source>
        <translation>Sehen Sie sich den Fall an.</translation>
    </message>
    <message>
        <source>Look at the clients: one may have been deleted meanwhile.</source>
        <translation>Sehen Sie bei den Kunden nach: Vielleicht wurde einer inzwischen gelöscht.</translation>
    </message>
    <message>
        <source>Look at the list again.</source>
        <translation>Sehen Sie noch einmal in die Liste.</translation>
    </message>
    <message>
        <source>Look at the list.</source>
        <translation>Sehen Sie in der Liste nach.</translation>
    </message>
    <message>
        <source>Look in MyiTero whether the order is finished, or ask the practice.</source>
        <translation>Sehen Sie in MyiTero nach, ob der Auftrag fertig ist, oder fragen Sie die Praxis.</translation>
    </message>
    <message>
        <source>Look into the folder.</source>
        <translation>Sehen Sie in den Ordner.</translation>
    </message>
    <message>
        <source>Look it up in the case list.</source>
        <translation>Suchen Sie ihn in der Fallliste.</translation>
    </message>
    <message>
        <source>Material {material_id}</source>
        <translation>Material {material_id}</translation>
    </message>
    <message>
        <source>Minimum thickness</source>
        <translation>Mindestdicke</translation>
    </message>
    <message>
        <source>Missing (edentulous space)</source>
        <translation>Fehlend (zahnlose Lücke)</translation>
    </message>
    <message>
        <source>Missing (no spaces)</source>
        <translation>Fehlend (Lücke geschlossen)</translation>
    </message>
    <message>
        <source>Move that file away, or choose another data folder. Nothing was changed.</source>
        <translation>Verschieben Sie diese Datei oder wählen Sie einen anderen Datenordner. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>MyiTero did not accept the user name or password</source>
        <translation>MyiTero hat den Benutzernamen oder das Kennwort nicht angenommen</translation>
    </message>
    <message>
        <source>MyiTero did not finish the sign-in.</source>
        <translation>MyiTero hat die Anmeldung nicht abgeschlossen.</translation>
    </message>
    <message>
        <source>MyiTero did not give us a sign-in.</source>
        <translation>MyiTero hat uns keine Anmeldung gegeben.</translation>
    </message>
    <message>
        <source>MyiTero no longer knows this sign-in.</source>
        <translation>MyiTero kennt diese Anmeldung nicht mehr.</translation>
    </message>
    <message>
        <source>No CAD folder is chosen yet.</source>
        <translation>Es ist noch kein CAD-Ordner gewählt.</translation>
    </message>
    <message>
        <source>No CAD folder is chosen.</source>
        <translation>Es ist kein CAD-Ordner gewählt.</translation>
    </message>
    <message>
        <source>No account is connected yet.</source>
        <translation>Es ist noch kein Konto verbunden.</translation>
    </message>
    <message>
        <source>No lab account is connected.</source>
        <translation>Es ist kein Laborkonto verbunden.</translation>
    </message>
    <message>
        <source>No order ID was typed.</source>
        <translation>Es wurde keine Auftragsnummer eingegeben.</translation>
    </message>
    <message>
        <source>No program on this computer opens such files. Import it in DentalDB instead.</source>
        <translation>Kein Programm auf diesem Computer öffnet solche Dateien. Importieren Sie es stattdessen in DentalDB.</translation>
    </message>
    <message>
        <source>No secure connection to {host} could be made.</source>
        <translation>Zu {host} ließ sich keine sichere Verbindung herstellen.</translation>
    </message>
    <message>
        <source>Nobody asks whether to confirm &apos;{key}&apos;.{asked}</source>
        <translation>Niemand fragt, ob „{key}“ zu bestätigen ist.{asked}</translation>
    </message>
    <message>
        <source>Nobody finished the sign-in within {text} minutes.</source>
        <translation>Niemand hat die Anmeldung innerhalb von {text} Minuten abgeschlossen.</translation>
    </message>
    <message>
        <source>Nobody has signed in yet.</source>
        <translation>Es hat sich noch niemand angemeldet.</translation>
    </message>
    <message>
        <source>Nobody is signed in for {name}.</source>
        <translation>Für {name} ist niemand angemeldet.</translation>
    </message>
    <message>
        <source>Nobody is signed in.</source>
        <translation>Niemand ist angemeldet.</translation>
    </message>
    <message>
        <source>Nobody signed in in time</source>
        <translation>Niemand hat sich rechtzeitig angemeldet</translation>
    </message>
    <message>
        <source>None of the scans is in a format that the folder takes ({formats}).</source>
        <translation>Keiner der Scans hat ein Format, das der Ordner annimmt ({formats}).</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Nicht gefunden</translation>
    </message>
    <message>
        <source>Nothing is lost. Start it again when you like.</source>
        <translation>Nichts ging verloren. Starten Sie es wieder, wann Sie möchten.</translation>
    </message>
    <message>
        <source>Nothing may be written in {root}.</source>
        <translation>In {root} darf nichts geschrieben werden.</translation>
    </message>
    <message>
        <source>Nothing to do. The case is placed beside it, under another name.</source>
        <translation>Sie müssen nichts tun. Der Fall wird unter einem anderen Namen danebengelegt.</translation>
    </message>
    <message>
        <source>Nothing to do. We fetch them when Align has made them.</source>
        <translation>Sie müssen nichts tun. Wir holen sie, wenn Align sie erstellt hat.</translation>
    </message>
    <message>
        <source>Nothing to do. We go on at the time that Align named.</source>
        <translation>Sie müssen nichts tun. Wir machen zu der Zeit weiter, die Align genannt hat.</translation>
    </message>
    <message>
        <source>Nothing was changed. A line is: id;name;method, for example ZI;Zirconia;mill-5. The method may be left out.</source>
        <translation>Es wurde nichts geändert. Eine Zeile ist: id;name;method, zum Beispiel ZI;Zirkon;mill-5. Das Verfahren darf fehlen.</translation>
    </message>
    <message>
        <source>Nothing was sent there. Tell iTero support which order it was.</source>
        <translation>Dorthin wurde nichts gesendet. Nennen Sie dem iTero-Support den Auftrag.</translation>
    </message>
    <message>
        <source>Only scans in these formats</source>
        <translation>Nur Scans in diesen Formaten</translation>
    </message>
    <message>
        <source>Only {text} MB are free where the data is.</source>
        <translation>Am Ort der Daten sind nur {text} MB frei.</translation>
    </message>
    <message>
        <source>Order {order_id}</source>
        <translation>Auftrag {order_id}</translation>
    </message>
    <message>
        <source>Order {order_id} is not in the case list.</source>
        <translation>Auftrag {order_id} ist nicht in der Fallliste.</translation>
    </message>
    <message>
        <source>Order {order_id} is not in the list yet, and Align was asked for new cases a moment ago.</source>
        <translation>Auftrag {order_id} steht noch nicht in der Liste, und Align wurde eben erst nach neuen Fällen gefragt.</translation>
    </message>
    <message>
        <source>Order {order_id} is not in the list, and nobody is signed in to ask Align.</source>
        <translation>Auftrag {order_id} steht nicht in der Liste, und niemand ist angemeldet, um Align zu fragen.</translation>
    </message>
    <message>
        <source>Order {order_id} is not in the list, and the import is switched off.</source>
        <translation>Auftrag {order_id} steht nicht in der Liste, und der Import ist abgeschaltet.</translation>
    </message>
    <message>
        <source>Otherwise all files of a case lie beside one another.</source>
        <translation>Sonst liegen alle Dateien eines Falls nebeneinander.</translation>
    </message>
    <message>
        <source>Pairing gave us no access token.</source>
        <translation>Das Verbinden ergab keinen Zugangsschlüssel.</translation>
    </message>
    <message>
        <source>Plain folder</source>
        <translation>Einfacher Ordner</translation>
    </message>
    <message>
        <source>Please sign in to MyiTero</source>
        <translation>Bitte melden Sie sich bei MyiTero an</translation>
    </message>
    <message>
        <source>Restart the computer. If it stays so, run `labconnector diagnose`.</source>
        <translation>Starten Sie den Computer neu. Bleibt es dabei, rufen Sie `labconnector diagnose` auf.</translation>
    </message>
    <message>
        <source>Restart the computer. If it stays so, send the support report: Settings, Help.</source>
        <translation>Starten Sie den Computer neu. Bleibt es dabei, schicken Sie den Support-Bericht: Einstellungen, Hilfe.</translation>
    </message>
    <message>
        <source>Revision {revision}: {text} files placed by {target}</source>
        <translation>Revision {revision}: {text} Dateien abgelegt von {target}</translation>
    </message>
    <message>
        <source>Save the table as CSV. {action}</source>
        <translation>Sichern Sie die Tabelle als CSV. {action}</translation>
    </message>
    <message>
        <source>Scan body</source>
        <translation>Scanbody</translation>
    </message>
    <message>
        <source>Scans in a folder of their own</source>
        <translation>Scans in einem eigenen Ordner</translation>
    </message>
    <message>
        <source>See `labconnector --help`.</source>
        <translation>Siehe `labconnector --help`.</translation>
    </message>
    <message>
        <source>See `labconnector clients`.</source>
        <translation>Siehe `labconnector clients`.</translation>
    </message>
    <message>
        <source>See the list: it may have been deleted meanwhile.</source>
        <translation>Sehen Sie in die Liste: Vielleicht wurde es inzwischen gelöscht.</translation>
    </message>
    <message>
        <source>Set date and time (with time zone) to automatic, then try again.</source>
        <translation>Stellen Sie Datum und Uhrzeit (mit Zeitzone) auf automatisch und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>Sign in again.</source>
        <translation>Melden Sie sich wieder an.</translation>
    </message>
    <message>
        <source>Sign in again: Settings, Account.</source>
        <translation>Melden Sie sich wieder an: Einstellungen, Konto.</translation>
    </message>
    <message>
        <source>Sign in again: `labconnector login`.</source>
        <translation>Melden Sie sich wieder an: `labconnector login`.</translation>
    </message>
    <message>
        <source>Sign in first; only then can the account be unpaired.</source>
        <translation>Melden Sie sich zuerst an; nur dann lässt sich das Konto trennen.</translation>
    </message>
    <message>
        <source>Sign in to MyiTero, then look again.</source>
        <translation>Melden Sie sich bei MyiTero an und sehen Sie dann wieder nach.</translation>
    </message>
    <message>
        <source>Sign-in was cancelled</source>
        <translation>Die Anmeldung wurde abgebrochen</translation>
    </message>
    <message>
        <source>Something else has the name &apos;{name}&apos; in the CAD folder.</source>
        <translation>Etwas anderes trägt im CAD-Ordner den Namen „{name}“.</translation>
    </message>
    <message>
        <source>Something unexpected happened</source>
        <translation>Etwas Unerwartetes ist passiert</translation>
    </message>
    <message>
        <source>Start Lab Connector itself to work with Align.</source>
        <translation>Starten Sie Lab Connector selbst, um mit Align zu arbeiten.</translation>
    </message>
    <message>
        <source>Start at login cannot be switched {text}: {reason}.</source>
        <translation>Der Autostart lässt sich nicht umschalten ({text}): {reason}.</translation>
    </message>
    <message>
        <source>Start it again when you like; it goes on where it stopped.</source>
        <translation>Starten Sie es wieder, wann Sie möchten; es macht dort weiter, wo es aufhörte.</translation>
    </message>
    <message>
        <source>Start the sign-in again and finish it in the browser window that opens.</source>
        <translation>Beginnen Sie die Anmeldung neu und schließen Sie sie in dem Browserfenster ab, das sich öffnet.</translation>
    </message>
    <message>
        <source>Start the sign-in again when you are ready.</source>
        <translation>Beginnen Sie die Anmeldung neu, wenn Sie so weit sind.</translation>
    </message>
    <message>
        <source>Stopped as asked</source>
        <translation>Wie gewünscht angehalten</translation>
    </message>
    <message>
        <source>Switch the import on in the settings, then look again.</source>
        <translation>Schalten Sie den Import in den Einstellungen ein und sehen Sie dann wieder nach.</translation>
    </message>
    <message>
        <source>Take one of them off the list.</source>
        <translation>Nehmen Sie einen davon aus der Liste.</translation>
    </message>
    <message>
        <source>That does not fit</source>
        <translation>Das passt nicht</translation>
    </message>
    <message>
        <source>The CAD folder cannot be used</source>
        <translation>Der CAD-Ordner ist nicht verwendbar</translation>
    </message>
    <message>
        <source>The CAD folder cannot be written to</source>
        <translation>Der CAD-Ordner lässt sich nicht beschreiben</translation>
    </message>
    <message>
        <source>The CAD folder is not there</source>
        <translation>Der CAD-Ordner ist nicht da</translation>
    </message>
    <message>
        <source>The CAD target &apos;{name}&apos; of the plug-in {package} cannot be used: {what}.</source>
        <translation>Das CAD-Ziel „{name}“ der Erweiterung {package} ist nicht zu gebrauchen: {what}.</translation>
    </message>
    <message>
        <source>The CAD target &apos;{name}&apos;: {message}</source>
        <translation>Das CAD-Ziel „{name}“: {message}</translation>
    </message>
    <message>
        <source>The CAD target&apos;s option &apos;{name}&apos;: {said}.</source>
        <translation>Die Option „{name}“ des CAD-Ziels: {said}.</translation>
    </message>
    <message>
        <source>The PDF was not saved</source>
        <translation>Das PDF wurde nicht gesichert</translation>
    </message>
    <message>
        <source>The abutment of tooth {number} is ordered in &apos;{name}&apos;, which the table of unit types does not know</source>
        <translation>Das Abutment von Zahn {number} ist in „{name}“ bestellt, was die Tabelle der Einheitentypen nicht kennt</translation>
    </message>
    <message>
        <source>The account {account} is not known here.</source>
        <translation>Das Konto {account} ist hier nicht bekannt.</translation>
    </message>
    <message>
        <source>The background part of Lab Connector stopped</source>
        <translation>Der Hintergrundteil von Lab Connector wurde beendet</translation>
    </message>
    <message>
        <source>The browser came back with an answer that does not belong to this sign-in.</source>
        <translation>Der Browser kam mit einer Antwort zurück, die nicht zu dieser Anmeldung gehört.</translation>
    </message>
    <message>
        <source>The case cannot be unpacked: {reason}.</source>
        <translation>Der Fall lässt sich nicht entpacken: {reason}.</translation>
    </message>
    <message>
        <source>The case holds {text} questions that nobody has answered.</source>
        <translation>Der Fall hat {text} Fragen, die niemand beantwortet hat.</translation>
    </message>
    <message>
        <source>The case is not in the list.</source>
        <translation>Der Fall steht nicht in der Liste.</translation>
    </message>
    <message>
        <source>The case list cannot be written to.</source>
        <translation>Die Fallliste lässt sich nicht beschreiben.</translation>
    </message>
    <message>
        <source>The case list could not be brought to this version. Nothing was changed.</source>
        <translation>Die Fallliste ließ sich nicht auf diese Version bringen. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>The case list could not be read or written.</source>
        <translation>Die Fallliste ließ sich nicht lesen oder schreiben.</translation>
    </message>
    <message>
        <source>The case list is busy.</source>
        <translation>Die Fallliste ist beschäftigt.</translation>
    </message>
    <message>
        <source>The case list is damaged</source>
        <translation>Die Fallliste ist beschädigt</translation>
    </message>
    <message>
        <source>The case list was made by a newer version</source>
        <translation>Die Fallliste stammt von einer neueren Version</translation>
    </message>
    <message>
        <source>The case list was made by a newer version of Lab Connector.</source>
        <translation>Die Fallliste stammt von einer neueren Version von Lab Connector.</translation>
    </message>
    <message>
        <source>The case list&apos;s file cannot be opened.</source>
        <translation>Die Datei der Fallliste lässt sich nicht öffnen.</translation>
    </message>
    <message>
        <source>The case list&apos;s file cannot be used.</source>
        <translation>Die Datei der Fallliste ist nicht verwendbar.</translation>
    </message>
    <message>
        <source>The case list&apos;s file is damaged.</source>
        <translation>Die Datei der Fallliste ist beschädigt.</translation>
    </message>
    <message>
        <source>The case list&apos;s file is damaged. A copy was kept as {name}.</source>
        <translation>Die Datei der Fallliste ist beschädigt. Eine Kopie wurde als {name} behalten.</translation>
    </message>
    <message>
        <source>The case needs {text} MB on the disk of {root}.</source>
        <translation>Der Fall braucht {text} MB auf dem Datenträger von {root}.</translation>
    </message>
    <message>
        <source>The case needs {text} MB, and there is less than that on the disk.</source>
        <translation>Der Fall braucht {text} MB, und auf dem Datenträger ist weniger frei.</translation>
    </message>
    <message>
        <source>The case&apos;s files are damaged</source>
        <translation>Die Dateien des Falls sind beschädigt</translation>
    </message>
    <message>
        <source>The case&apos;s order data cannot be read</source>
        <translation>Die Auftragsdaten des Falls lassen sich nicht lesen</translation>
    </message>
    <message>
        <source>The case&apos;s zip tries something a scan never does</source>
        <translation>Die ZIP-Datei des Falls versucht etwas, das ein Scan nie tut</translation>
    </message>
    <message>
        <source>The certificate of {host} is not one that this computer trusts.</source>
        <translation>Dem Zertifikat von {host} vertraut dieser Computer nicht.</translation>
    </message>
    <message>
        <source>The client is not in the list.</source>
        <translation>Der Kunde steht nicht in der Liste.</translation>
    </message>
    <message>
        <source>The client secret is missing.</source>
        <translation>Das Client-Secret fehlt.</translation>
    </message>
    <message>
        <source>The company&apos;s proxy did not let us through to {text}.</source>
        <translation>Der Proxy der Firma hat uns nicht zu {text} durchgelassen.</translation>
    </message>
    <message>
        <source>The connection profile is not complete</source>
        <translation>Das Verbindungsprofil ist nicht vollständig</translation>
    </message>
    <message>
        <source>The connection to Align is not trusted</source>
        <translation>Der Verbindung zu Align wird nicht vertraut</translation>
    </message>
    <message>
        <source>The data folder {folder} cannot be used: {strerror}.</source>
        <translation>Der Datenordner {folder} ist nicht verwendbar: {strerror}.</translation>
    </message>
    <message>
        <source>The delivery is not in the list.</source>
        <translation>Die Lieferung ist nicht in der Liste.</translation>
    </message>
    <message>
        <source>The delivery is not open any more.</source>
        <translation>Die Übergabe ist nicht mehr offen.</translation>
    </message>
    <message>
        <source>The demo works with its own sandbox.</source>
        <translation>Die Demo arbeitet mit ihrer eigenen Sandbox.</translation>
    </message>
    <message>
        <source>The disk filled up while a case was fetched.</source>
        <translation>Der Datenträger lief voll, während ein Fall geholt wurde.</translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation>Der Datenträger ist voll</translation>
    </message>
    <message>
        <source>The disk of {root} has no room for the case.</source>
        <translation>Der Datenträger von {root} hat keinen Platz für den Fall.</translation>
    </message>
    <message>
        <source>The disk of {root} has only {text} MB left.</source>
        <translation>Der Datenträger von {root} hat nur noch {text} MB frei.</translation>
    </message>
    <message>
        <source>The download broke off.</source>
        <translation>Der Download brach ab.</translation>
    </message>
    <message>
        <source>The downloaded file is empty.</source>
        <translation>Die geladene Datei ist leer.</translation>
    </message>
    <message>
        <source>The downloaded zip cannot be read.</source>
        <translation>Die geladene ZIP-Datei lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>The drive of {root} went away.</source>
        <translation>Das Laufwerk von {root} ist nicht mehr da.</translation>
    </message>
    <message>
        <source>The engine process ended unexpectedly.</source>
        <translation>Der Hintergrundprozess wurde unerwartet beendet.</translation>
    </message>
    <message>
        <source>The file &apos;{name}&apos; is no iTero order file.</source>
        <translation>Die Datei „{name}“ ist keine iTero-Auftragsdatei.</translation>
    </message>
    <message>
        <source>The file &apos;{text}&apos; in the zip {error}.</source>
        <translation>Die Datei „{text}“ in der ZIP-Datei {error}.</translation>
    </message>
    <message>
        <source>The file cannot be used</source>
        <translation>Die Datei ist nicht verwendbar</translation>
    </message>
    <message>
        <source>The file changed while it was fetched.</source>
        <translation>Die Datei hat sich geändert, während sie geholt wurde.</translation>
    </message>
    <message>
        <source>The file does not lie there any more.</source>
        <translation>Die Datei liegt nicht mehr dort.</translation>
    </message>
    <message>
        <source>The file is too large to be shown.</source>
        <translation>Die Datei ist zu groß, um sie zu zeigen.</translation>
    </message>
    <message>
        <source>The files are overdue. Look for the order on myitero.com, or ask iTero support. We go on looking hourly.</source>
        <translation>Die Dateien sind überfällig. Suchen Sie den Auftrag auf myitero.com oder fragen Sie den iTero-Support. Wir sehen stündlich weiter nach.</translation>
    </message>
    <message>
        <source>The files are the ones we have</source>
        <translation>Es sind die Dateien, die wir haben</translation>
    </message>
    <message>
        <source>The files have changed</source>
        <translation>Die Dateien haben sich geändert</translation>
    </message>
    <message>
        <source>The files say that they belong to order {other}, not {order_id}.</source>
        <translation>Laut den Dateien gehören sie zum Auftrag {other}, nicht zu {order_id}.</translation>
    </message>
    <message>
        <source>The first line must name the columns: name, licence, email, cement gap (mm), note. Only the name is needed. Save the table as CSV in Excel.</source>
        <translation>Die erste Zeile muss die Spalten nennen: name, licence, email, cement gap (mm), note. Nur der Name ist nötig. Sichern Sie die Tabelle in Excel als CSV.</translation>
    </message>
    <message>
        <source>The folder for downloads cannot be written to ({text}).</source>
        <translation>Der Ordner für Downloads lässt sich nicht beschreiben ({text}).</translation>
    </message>
    <message>
        <source>The folder that the file lies in is not watched any more.</source>
        <translation>Der Ordner, in dem die Datei liegt, wird nicht mehr überwacht.</translation>
    </message>
    <message>
        <source>The folder {folder} cannot be read: {text}.</source>
        <translation>Der Ordner {folder} ist nicht lesbar: {text}.</translation>
    </message>
    <message>
        <source>The iTero package as it came, for Dental System&apos;s import; other packages as scans named by their use.</source>
        <translation>Das iTero-Paket, wie es kam, für den Import in Dental System; andere Pakete als Scans, die nach ihrer Verwendung heißen.</translation>
    </message>
    <message>
        <source>The local case list cannot be opened</source>
        <translation>Die lokale Fallliste lässt sich nicht öffnen</translation>
    </message>
    <message>
        <source>The log cannot be written to {folder}: {strerror}</source>
        <translation>Das Protokoll lässt sich nicht nach {folder} schreiben: {strerror}</translation>
    </message>
    <message>
        <source>The order data were read from the Rx sheet &apos;{source}&apos;, which does not tell of bridges.</source>
        <translation>Die Auftragsdaten wurden aus dem Rx-Blatt „{source}“ gelesen, das nichts über Brücken sagt.</translation>
    </message>
    <message>
        <source>The order data were read from the older file &apos;{source}&apos;.</source>
        <translation>Die Auftragsdaten wurden aus der älteren Datei „{source}“ gelesen.</translation>
    </message>
    <message>
        <source>The order file &apos;{name}&apos; cannot be read.</source>
        <translation>Die Auftragsdatei „{name}“ lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>The order file &apos;{name}&apos; holds definitions that an order never has.</source>
        <translation>Die Auftragsdatei „{name}“ enthält Definitionen, die ein Auftrag nie hat.</translation>
    </message>
    <message>
        <source>The order file &apos;{name}&apos; is cut off or damaged.</source>
        <translation>Die Auftragsdatei „{name}“ ist abgeschnitten oder beschädigt.</translation>
    </message>
    <message>
        <source>The order file &apos;{name}&apos; is empty.</source>
        <translation>Die Auftragsdatei „{name}“ ist leer.</translation>
    </message>
    <message>
        <source>The order file &apos;{name}&apos; is far too large.</source>
        <translation>Die Auftragsdatei „{name}“ ist viel zu groß.</translation>
    </message>
    <message>
        <source>The order file &apos;{name}&apos; is nested too deeply or too long for an order.</source>
        <translation>Die Auftragsdatei „{name}“ ist zu tief verschachtelt oder zu lang für einen Auftrag.</translation>
    </message>
    <message>
        <source>The order file &apos;{name}&apos; makes no sense: {error}.</source>
        <translation>Die Auftragsdatei „{name}“ ergibt keinen Sinn: {error}.</translation>
    </message>
    <message>
        <source>The order has no date</source>
        <translation>Der Auftrag hat kein Datum</translation>
    </message>
    <message>
        <source>The package has more than one {text}. &apos;{taken}&apos; is taken, not {text3}.</source>
        <translation>Das Paket hat mehr als einen Scan dieser Art ({text}). „{taken}“ wird genommen, nicht {text3}.</translation>
    </message>
    <message>
        <source>The package has no 3Shape export scheme: create the order in Dental Manager, then use &apos;Import scan&apos;.</source>
        <translation>Das Paket hat kein 3Shape-Exportschema: Legen Sie den Auftrag im Dental Manager an und benutzen Sie „Import scan“.</translation>
    </message>
    <message>
        <source>The package has no order data that can be read: teeth, materials and shades are not known.</source>
        <translation>Das Paket hat keine lesbaren Auftragsdaten: Zähne, Materialien und Zahnfarben sind nicht bekannt.</translation>
    </message>
    <message>
        <source>The package has no scan of the {arch} jaw.</source>
        <translation>Im Paket fehlt der Scan eines Kiefers ({arch}).</translation>
    </message>
    <message>
        <source>The password store did not answer.</source>
        <translation>Der Kennwortspeicher hat nicht geantwortet.</translation>
    </message>
    <message>
        <source>The password store is locked and did not open.</source>
        <translation>Der Kennwortspeicher ist gesperrt und ging nicht auf.</translation>
    </message>
    <message>
        <source>The path &apos;{name}&apos; of the profile &apos;{name2}&apos; lacks {text}.</source>
        <translation>Dem Pfad „{name}“ des Profils „{name2}“ fehlt {text}.</translation>
    </message>
    <message>
        <source>The pause between two checks cannot be under {text} seconds.</source>
        <translation>Die Pause zwischen zwei Abfragen kann nicht unter {text} Sekunden liegen.</translation>
    </message>
    <message>
        <source>The plan was made for another CAD folder.</source>
        <translation>Der Plan wurde für einen anderen CAD-Ordner gemacht.</translation>
    </message>
    <message>
        <source>The planned folder name is taken</source>
        <translation>Der geplante Ordnername ist vergeben</translation>
    </message>
    <message>
        <source>The plug-in of the CAD target &apos;{kind}&apos; stopped with {name}.</source>
        <translation>Die Erweiterung des CAD-Ziels „{kind}“ brach mit {name} ab.</translation>
    </message>
    <message>
        <source>The plug-in of the CAD target &apos;{name}&apos; stopped with {name2}.</source>
        <translation>Die Erweiterung des CAD-Ziels „{name}“ brach mit {name2} ab.</translation>
    </message>
    <message>
        <source>The practice hides the patient&apos;s name in the files.</source>
        <translation>Die Praxis verbirgt den Namen des Patienten in den Dateien.</translation>
    </message>
    <message>
        <source>The prescription was not printed</source>
        <translation>Die Verordnung wurde nicht gedruckt</translation>
    </message>
    <message>
        <source>The printer stopped after {number} of {count} pages.</source>
        <translation>Der Drucker hörte nach {number} von {count} Seiten auf.</translation>
    </message>
    <message>
        <source>The printer takes no pages.</source>
        <translation>Der Drucker nimmt keine Seiten an.</translation>
    </message>
    <message>
        <source>The profile &apos;{name}&apos; lacks: {text}.</source>
        <translation>Dem Profil „{name}“ fehlt: {text}.</translation>
    </message>
    <message>
        <source>The profile cannot be kept: {path}: {strerror}.</source>
        <translation>Das Profil lässt sich nicht sichern: {path}: {strerror}.</translation>
    </message>
    <message>
        <source>The profile is not right: {text}</source>
        <translation>Das Profil stimmt nicht: {text}</translation>
    </message>
    <message>
        <source>The profile {name} cannot be read.</source>
        <translation>Das Profil {name} lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>The profile {name} is not right: {text}</source>
        <translation>Das Profil {name} stimmt nicht: {text}</translation>
    </message>
    <message>
        <source>The profile {name} is not valid TOML: {error}</source>
        <translation>Das Profil {name} ist kein gültiges TOML: {error}</translation>
    </message>
    <message>
        <source>The program&apos;s own folder cannot be used</source>
        <translation>Der eigene Ordner des Programms ist nicht verwendbar</translation>
    </message>
    <message>
        <source>The redirect URL holds a &apos;#&apos;. iTero does not support that.</source>
        <translation>Die Rücksprungadresse enthält ein „#“. Das unterstützt iTero nicht.</translation>
    </message>
    <message>
        <source>The scan file &apos;{name}&apos; cannot be read: {reason}.</source>
        <translation>Die Scan-Datei „{name}“ lässt sich nicht lesen: {reason}.</translation>
    </message>
    <message>
        <source>The scan file &apos;{name}&apos; is damaged: it holds coordinates that are no numbers.</source>
        <translation>Die Scan-Datei „{name}“ ist beschädigt: Sie enthält Koordinaten, die keine Zahlen sind.</translation>
    </message>
    <message>
        <source>The scan file &apos;{name}&apos; {what}.</source>
        <translation>Die Scan-Datei „{name}“ {what}.</translation>
    </message>
    <message>
        <source>The scan files are late</source>
        <translation>Die Scan-Dateien sind verspätet</translation>
    </message>
    <message>
        <source>The scan files are not ready yet</source>
        <translation>Die Scan-Dateien sind noch nicht fertig</translation>
    </message>
    <message>
        <source>The settings cannot be used</source>
        <translation>Die Einstellungen sind nicht verwendbar</translation>
    </message>
    <message>
        <source>The sign-in answer did not belong to our question</source>
        <translation>Die Antwort der Anmeldung gehörte nicht zu unserer Frage</translation>
    </message>
    <message>
        <source>The sign-in was cancelled.</source>
        <translation>Die Anmeldung wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The sign-in was refused or cancelled in the browser.</source>
        <translation>Die Anmeldung wurde im Browser abgelehnt oder abgebrochen.</translation>
    </message>
    <message>
        <source>The sync has not ended yet.</source>
        <translation>Der Abgleich ist noch nicht zu Ende.</translation>
    </message>
    <message>
        <source>The token endpoint&apos;s answer holds no token.</source>
        <translation>Die Antwort der Anmeldestelle enthält keinen Schlüssel.</translation>
    </message>
    <message>
        <source>The token endpoint&apos;s answer made no sense.</source>
        <translation>Die Antwort der Anmeldestelle ergab keinen Sinn.</translation>
    </message>
    <message>
        <source>The transfer was stopped.</source>
        <translation>Die Übertragung wurde angehalten.</translation>
    </message>
    <message>
        <source>The zip appears at once and whole, as one file.</source>
        <translation>Die Zip-Datei erscheint auf einmal und ganz, als eine Datei.</translation>
    </message>
    <message>
        <source>The zip does not hold the file any more.</source>
        <translation>Die ZIP-Datei enthält die Datei nicht mehr.</translation>
    </message>
    <message>
        <source>The zip holds &apos;{text}&apos; twice.</source>
        <translation>Die ZIP-Datei enthält „{text}“ zweimal.</translation>
    </message>
    <message>
        <source>The zip holds no files.</source>
        <translation>Die ZIP-Datei enthält keine Dateien.</translation>
    </message>
    <message>
        <source>The zip holds {text} files; {members} is the most a case can have.</source>
        <translation>Die ZIP-Datei enthält {text} Dateien; höchstens {members} kann ein Fall haben.</translation>
    </message>
    <message>
        <source>The zip holds {total} bytes, more than a case can have.</source>
        <translation>Die ZIP-Datei enthält {total} Bytes, mehr, als ein Fall haben kann.</translation>
    </message>
    <message>
        <source>The zip is cut off or damaged.</source>
        <translation>Die ZIP-Datei ist abgeschnitten oder beschädigt.</translation>
    </message>
    <message>
        <source>The zip was put aside and nothing was unpacked. Tell iTero support which order it was.</source>
        <translation>Die ZIP-Datei wurde beiseitegelegt und nichts entpackt. Nennen Sie dem iTero-Support den Auftrag.</translation>
    </message>
    <message>
        <source>The zip&apos;s table of contents is far too large for a case.</source>
        <translation>Das Inhaltsverzeichnis der ZIP-Datei ist viel zu groß für einen Fall.</translation>
    </message>
    <message>
        <source>The {what} scan is in a format that exocad does not open</source>
        <translation>Der Scan ({what}) hat ein Format, das exocad nicht öffnet</translation>
    </message>
    <message>
        <source>There are several {what}s with the id</source>
        <translation>Es gibt mehrere Einträge ({what}) mit der Kennung</translation>
    </message>
    <message>
        <source>There are {text} scans of the {what}</source>
        <translation>Es gibt {text} Scans ({what})</translation>
    </message>
    <message>
        <source>There are: {known}.</source>
        <translation>Es gibt: {known}.</translation>
    </message>
    <message>
        <source>There is a {what} without an id or a name</source>
        <translation>Ein Eintrag ({what}) hat keine Kennung oder keinen Namen</translation>
    </message>
    <message>
        <source>There is no CAD target &apos;{name}&apos;.</source>
        <translation>Es gibt kein CAD-Ziel „{name}“.</translation>
    </message>
    <message>
        <source>Value error, </source>
        <translation>Wert falsch, </translation>
    </message>
    <message>
        <source>Watch it again in Settings, Folders, or ignore the file.</source>
        <translation>Überwachen Sie ihn wieder unter Einstellungen, Ordner, oder ignorieren Sie die Datei.</translation>
    </message>
    <message>
        <source>What is &apos;{text}&apos; made of, and how?{several}</source>
        <translation>Woraus wird „{text}“ gemacht, und wie?{several}</translation>
    </message>
    <message>
        <source>a cement gap of {text} cannot be: 0 to {widest} mm are possible</source>
        <translation>ein Zementspalt von {text} kann nicht sein: möglich sind 0 bis {widest} mm</translation>
    </message>
    <message>
        <source>a further CAD target needs a name and a folder</source>
        <translation>ein weiteres CAD-Ziel braucht einen Namen und einen Ordner</translation>
    </message>
    <message>
        <source>doctor {doctor_id}{place}</source>
        <translation>Behandler {doctor_id}{place}</translation>
    </message>
    <message>
        <source>has no material for its {name}</source>
        <translation>hat kein Material für: {name}</translation>
    </message>
    <message>
        <source>is ordered as &apos;{restoration}&apos; and delivered as {name}</source>
        <translation>ist als „{restoration}“ bestellt und wird als {name} geliefert</translation>
    </message>
    <message>
        <source>is ordered as {name}, but with work on it</source>
        <translation>ist als {name} bestellt, aber mit Arbeit daran</translation>
    </message>
    <message>
        <source>There is no case to print.</source>
        <translation>Es gibt keinen Fall zum Drucken.</translation>
    </message>
    <message>
        <source>There is no client {value}.</source>
        <translation>Es gibt keinen Kunden {value}.</translation>
    </message>
    <message>
        <source>There is no connection profile &apos;{name}&apos;.</source>
        <translation>Es gibt kein Verbindungsprofil „{name}“.</translation>
    </message>
    <message>
        <source>There is no file {file} any more.</source>
        <translation>Es gibt keine Datei {file} mehr.</translation>
    </message>
    <message>
        <source>There is no folder {folder} any more.</source>
        <translation>Den Ordner {folder} gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>There is no password store that keeps secrets encrypted.</source>
        <translation>Es gibt keinen Kennwortspeicher, der verschlüsselt aufbewahrt.</translation>
    </message>
    <message>
        <source>There is no production method</source>
        <translation>Es gibt kein Fertigungsverfahren</translation>
    </message>
    <message>
        <source>There is no room left for the case list.</source>
        <translation>Für die Fallliste ist kein Platz mehr.</translation>
    </message>
    <message>
        <source>There is no room left to write the case list.</source>
        <translation>Zum Schreiben der Fallliste ist kein Platz mehr.</translation>
    </message>
    <message>
        <source>There is no room to unpack the case.</source>
        <translation>Zum Entpacken des Falls ist kein Platz.</translation>
    </message>
    <message>
        <source>There is no room to write {path}.</source>
        <translation>Zum Schreiben von {path} ist kein Platz.</translation>
    </message>
    <message>
        <source>There is no such client.</source>
        <translation>Diesen Kunden gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no such request.</source>
        <translation>Diese Anfrage gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no such rule any more.</source>
        <translation>Diese Regel gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>There is no such rule.</source>
        <translation>Diese Regel gibt es nicht.</translation>
    </message>
    <message>
        <source>There is nothing to choose from for &apos;{text}&apos;.</source>
        <translation>Für „{text}“ gibt es nichts auszuwählen.</translation>
    </message>
    <message>
        <source>These addresses of the profile &apos;{name}&apos; must begin with https://: {names}.</source>
        <translation>Diese Adressen des Profils „{name}“ müssen mit https:// beginnen: {names}.</translation>
    </message>
    <message>
        <source>This MyiTero user belongs to no lab account.</source>
        <translation>Dieser MyiTero-Benutzer gehört zu keinem Laborkonto.</translation>
    </message>
    <message>
        <source>This MyiTero user has no lab account</source>
        <translation>Dieser MyiTero-Benutzer hat kein Laborkonto</translation>
    </message>
    <message>
        <source>This computer has no password store</source>
        <translation>Dieser Computer hat keinen Kennwortspeicher</translation>
    </message>
    <message>
        <source>This computer has no password store.</source>
        <translation>Dieser Computer hat keinen Kennwortspeicher.</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is wrong</source>
        <translation>Die Uhr dieses Computers geht falsch</translation>
    </message>
    <message>
        <source>This computer&apos;s password store is locked</source>
        <translation>Der Kennwortspeicher dieses Computers ist gesperrt</translation>
    </message>
    <message>
        <source>This computer&apos;s proxy setting cannot be used: only http and https proxies are supported.</source>
        <translation>Die Proxy-Einstellung dieses Computers ist nicht verwendbar: Nur http- und https-Proxys werden unterstützt.</translation>
    </message>
    <message>
        <source>This could not be opened</source>
        <translation>Das konnte nicht geöffnet werden</translation>
    </message>
    <message>
        <source>This is not asked any more: it was answered meanwhile.</source>
        <translation>Danach wird nicht mehr gefragt: Es wurde inzwischen beantwortet.</translation>
    </message>
    <message>
        <source>To be delivered</source>
        <translation>Zu übergeben</translation>
    </message>
    <message>
        <source>To be placed by {target}</source>
        <translation>Abzulegen von {target}</translation>
    </message>
    <message>
        <source>Tooth {number} {fact}</source>
        <translation>Zahn {number} {fact}</translation>
    </message>
    <message>
        <source>Try again in a minute.</source>
        <translation>Versuchen Sie es in einer Minute erneut.</translation>
    </message>
    <message>
        <source>Try again, and finish the sign-in in the browser window that opens.</source>
        <translation>Versuchen Sie es erneut und schließen Sie die Anmeldung in dem Browserfenster ab, das sich öffnet.</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>Versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Try again. If it happens again, open Help in the settings and send us the support report.</source>
        <translation>Versuchen Sie es erneut. Passiert es wieder, öffnen Sie „Hilfe“ in den Einstellungen und schicken Sie uns den Support-Bericht.</translation>
    </message>
    <message>
        <source>Try again. If it happens again, run `labconnector diagnose` and send us the report.</source>
        <translation>Versuchen Sie es erneut. Passiert es wieder, rufen Sie `labconnector diagnose` auf und schicken Sie uns den Bericht.</translation>
    </message>
    <message>
        <source>Try again. If it happens again, send us the support report: Settings, Help.</source>
        <translation>Versuchen Sie es erneut. Passiert es wieder, schicken Sie uns den Support-Bericht: Einstellungen, Hilfe.</translation>
    </message>
    <message>
        <source>Two bridges share tooth {shared}</source>
        <translation>Zwei Brücken teilen sich den Zahn {shared}</translation>
    </message>
    <message>
        <source>Type a name with placeholders yourself.</source>
        <translation>Geben Sie selbst einen Namen mit Platzhaltern ein.</translation>
    </message>
    <message>
        <source>Type the name of the practice or doctor.</source>
        <translation>Geben Sie den Namen der Praxis oder des Behandlers ein.</translation>
    </message>
    <message>
        <source>Unit type {code}</source>
        <translation>Einheitentyp {code}</translation>
    </message>
    <message>
        <source>Unlock it (sign in to the desktop), then try again.</source>
        <translation>Entsperren Sie ihn (melden Sie sich am Computer an) und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>Unpack the zip by hand, and tell us which program made it.</source>
        <translation>Entpacken Sie die ZIP-Datei von Hand und sagen Sie uns, welches Programm sie gemacht hat.</translation>
    </message>
    <message>
        <source>Unpacking the case needs {needed} bytes; {free} are free.</source>
        <translation>Zum Entpacken des Falls sind {needed} Bytes nötig; {free} sind frei.</translation>
    </message>
    <message>
        <source>Update or remove the plug-in, or choose another CAD target.</source>
        <translation>Aktualisieren oder entfernen Sie die Erweiterung, oder wählen Sie ein anderes CAD-Ziel.</translation>
    </message>
    <message>
        <source>Upper and lower jaw lie far from one another: they do not have a common position.</source>
        <translation>Ober- und Unterkiefer liegen weit auseinander: Sie haben keine gemeinsame Lage.</translation>
    </message>
    <message>
        <source>Use the running one, or quit it first.</source>
        <translation>Verwenden Sie den laufenden oder beenden Sie ihn zuerst.</translation>
    </message>
    <message>
        <source>What was downloaded is not a zip.</source>
        <translation>Was geladen wurde, ist keine ZIP-Datei.</translation>
    </message>
    <message>
        <source>Which client is {name}{place}?</source>
        <translation>Welcher Kunde ist {name}{place}?</translation>
    </message>
    <message>
        <source>You are signed out on this computer, but Align could not be told.</source>
        <translation>Sie sind auf diesem Computer abgemeldet, aber Align ließ sich nicht benachrichtigen.</translation>
    </message>
    <message>
        <source>You stay signed in until the program ends. To stay signed in for good, install a password store.</source>
        <translation>Sie bleiben angemeldet, bis das Programm endet. Um dauerhaft angemeldet zu bleiben, installieren Sie einen Kennwortspeicher.</translation>
    </message>
    <message>
        <source>a bridge goes from tooth {text} to tooth {text2}, from one jaw to the other</source>
        <translation>eine Brücke geht von Zahn {text} zu Zahn {text2}, von einem Kiefer zum anderen</translation>
    </message>
    <message>
        <source>a new client</source>
        <translation>ein neuer Kunde</translation>
    </message>
    <message>
        <source>a zip comes whole and needs no file that says &apos;ready&apos;</source>
        <translation>eine Zip-Datei kommt ganz und braucht keine Datei, die „fertig“ sagt</translation>
    </message>
    <message>
        <source>announces data of no kind</source>
        <translation>kündigt Daten ohne Art an</translation>
    </message>
    <message>
        <source>answered for this case</source>
        <translation>für diesen Fall beantwortet</translation>
    </message>
    <message>
        <source>answered for this case{text}</source>
        <translation>für diesen Fall beantwortet{text}</translation>
    </message>
    <message>
        <source>as you made it so far</source>
        <translation>wie Sie es bisher gemacht haben</translation>
    </message>
    <message>
        <source>bite</source>
        <translation>Biss</translation>
    </message>
    <message>
        <source>both jaws</source>
        <translation>beide Kiefer</translation>
    </message>
    <message>
        <source>cad folder</source>
        <translation>CAD-Ordner</translation>
    </message>
    <message>
        <source>cannot be read to its end</source>
        <translation>lässt sich nicht bis zum Ende lesen</translation>
    </message>
    <message>
        <source>case list</source>
        <translation>Fallliste</translation>
    </message>
    <message>
        <source>client {client_id}</source>
        <translation>Kunde {client_id}</translation>
    </message>
    <message>
        <source>client {value}</source>
        <translation>Kunde {value}</translation>
    </message>
    <message>
        <source>client&apos;s number</source>
        <translation>Kundennummer</translation>
    </message>
    <message>
        <source>crosses the midline; the joint there is marked on the left tooth (21, 31) only</source>
        <translation>geht über die Mittellinie; die Verbindung dort ist nur am linken Zahn (21, 31) vermerkt</translation>
    </message>
    <message>
        <source>data folder</source>
        <translation>Datenordner</translation>
    </message>
    <message>
        <source>does not rest on a tooth at both ends</source>
        <translation>steht nicht an beiden Enden auf einem Zahn</translation>
    </message>
    <message>
        <source>downloads at a time</source>
        <translation>gleichzeitige Downloads</translation>
    </message>
    <message>
        <source>exocad DentalCAD</source>
        <translation>exocad DentalCAD</translation>
    </message>
    <message>
        <source>exocad names cases by &apos;{template}&apos;. {message}</source>
        <translation>exocad nennt Fälle nach „{template}“. {message}</translation>
    </message>
    <message>
        <source>goes by two different names</source>
        <translation>trägt zwei verschiedene Namen</translation>
    </message>
    <message>
        <source>has a colon in its name, which hides data on Windows</source>
        <translation>hat einen Doppelpunkt im Namen, der unter Windows Daten verbirgt</translation>
    </message>
    <message>
        <source>has a header line that makes no sense</source>
        <translation>hat eine Kopfzeile, die keinen Sinn ergibt</translation>
    </message>
    <message>
        <source>has a header that makes no sense</source>
        <translation>hat einen Kopf, der keinen Sinn ergibt</translation>
    </message>
    <message>
        <source>has backslashes in its name</source>
        <translation>hat umgekehrte Schrägstriche im Namen</translation>
    </message>
    <message>
        <source>has control characters in its name</source>
        <translation>hat Steuerzeichen im Namen</translation>
    </message>
    <message>
        <source>has more triangles than a scan can have</source>
        <translation>hat mehr Dreiecke, als ein Scan haben kann</translation>
    </message>
    <message>
        <source>has no complete header</source>
        <translation>hat keinen vollständigen Kopf</translation>
    </message>
    <message>
        <source>has no vertices with x, y and z</source>
        <translation>hat keine Punkte mit x, y und z</translation>
    </message>
    <message>
        <source>has teeth that cannot be delivered with it</source>
        <translation>hat Zähne, die sich nicht mit ihr übergeben lassen</translation>
    </message>
    <message>
        <source>has the name of a Windows device</source>
        <translation>trägt den Namen eines Windows-Geräts</translation>
    </message>
    <message>
        <source>has {count} faces, more than a scan can have</source>
        <translation>hat {count} Flächen, mehr, als ein Scan haben kann</translation>
    </message>
    <message>
        <source>has {count} triangles, more than a scan can have</source>
        <translation>hat {count} Dreiecke, mehr, als ein Scan haben kann</translation>
    </message>
    <message>
        <source>has {triangles} triangles, more than a scan can have</source>
        <translation>hat {triangles} Dreiecke, mehr, als ein Scan haben kann</translation>
    </message>
    <message>
        <source>holds more data than the zip announced</source>
        <translation>enthält mehr Daten, als die ZIP-Datei angekündigt hat</translation>
    </message>
    <message>
        <source>holds no triangles</source>
        <translation>enthält keine Dreiecke</translation>
    </message>
    <message>
        <source>is a pontic without a bridge</source>
        <translation>ist ein Zwischenglied ohne Brücke</translation>
    </message>
    <message>
        <source>is a scan body; its scan goes with the implant</source>
        <translation>ist ein Scanbody; sein Scan geht mit dem Implantat mit</translation>
    </message>
    <message>
        <source>is a web page, not a scan</source>
        <translation>ist eine Webseite, kein Scan</translation>
    </message>
    <message>
        <source>is cut off</source>
        <translation>ist abgeschnitten</translation>
    </message>
    <message>
        <source>is cut off among its faces</source>
        <translation>ist mitten in den Flächen abgeschnitten</translation>
    </message>
    <message>
        <source>is cut off among its vertices</source>
        <translation>ist mitten in den Punkten abgeschnitten</translation>
    </message>
    <message>
        <source>is cut off: it needs {expected} bytes at least, it has {size}</source>
        <translation>ist abgeschnitten: mindestens {expected} Bytes sind nötig, {size} sind da</translation>
    </message>
    <message>
        <source>is cut off: its last line is missing</source>
        <translation>ist abgeschnitten: die letzte Zeile fehlt</translation>
    </message>
    <message>
        <source>is damaged</source>
        <translation>ist beschädigt</translation>
    </message>
    <message>
        <source>is damaged (its checksum does not fit)</source>
        <translation>ist beschädigt (die Prüfsumme passt nicht)</translation>
    </message>
    <message>
        <source>is damaged: a coordinate in it is no number</source>
        <translation>ist beschädigt: eine Koordinate darin ist keine Zahl</translation>
    </message>
    <message>
        <source>is damaged: a face has less than three corners</source>
        <translation>ist beschädigt: eine Fläche hat weniger als drei Ecken</translation>
    </message>
    <message>
        <source>is damaged: a list in it has an impossible length</source>
        <translation>ist beschädigt: eine Liste darin hat eine unmögliche Länge</translation>
    </message>
    <message>
        <source>is damaged: a triangle has a corner that does not exist</source>
        <translation>ist beschädigt: ein Dreieck hat eine Ecke, die es nicht gibt</translation>
    </message>
    <message>
        <source>is damaged: its text has no lines</source>
        <translation>ist beschädigt: der Text hat keine Zeilen</translation>
    </message>
    <message>
        <source>is damaged: its text makes no triangles</source>
        <translation>ist beschädigt: der Text ergibt keine Dreiecke</translation>
    </message>
    <message>
        <source>is damaged: its text makes no vertices</source>
        <translation>ist beschädigt: der Text ergibt keine Punkte</translation>
    </message>
    <message>
        <source>is empty</source>
        <translation>ist leer</translation>
    </message>
    <message>
        <source>is larger than the zip announced</source>
        <translation>ist größer, als die ZIP-Datei angekündigt hat</translation>
    </message>
    <message>
        <source>is longer than it should be</source>
        <translation>ist länger als vorgesehen</translation>
    </message>
    <message>
        <source>is neither STL nor PLY</source>
        <translation>ist weder STL noch PLY</translation>
    </message>
    <message>
        <source>is no PLY file</source>
        <translation>ist keine PLY-Datei</translation>
    </message>
    <message>
        <source>is no tooth number that the CAD knows</source>
        <translation>ist keine Zahnnummer, die das CAD kennt</translation>
    </message>
    <message>
        <source>is not where the zip says it is</source>
        <translation>ist nicht dort, wo die ZIP-Datei sagt</translation>
    </message>
    <message>
        <source>is of {text}, which the CAD cannot join</source>
        <translation>ist aus {text}, was das CAD nicht verbinden kann</translation>
    </message>
    <message>
        <source>is ordered as {text}</source>
        <translation>ist als {text} bestellt</translation>
    </message>
    <message>
        <source>is ordered as {what}</source>
        <translation>ist als {what} bestellt</translation>
    </message>
    <message>
        <source>is ordered twice, in different ways</source>
        <translation>ist zweimal bestellt, auf verschiedene Art</translation>
    </message>
    <message>
        <source>is too short for a scan</source>
        <translation>ist zu kurz für einen Scan</translation>
    </message>
    <message>
        <source>it offers no TargetKind</source>
        <translation>sie bietet kein TargetKind</translation>
    </message>
    <message>
        <source>it stops with {name}</source>
        <translation>sie bricht mit {name} ab</translation>
    </message>
    <message>
        <source>line {number} has &apos;{name}&apos; already</source>
        <translation>Zeile {number} hat „{name}“ schon</translation>
    </message>
    <message>
        <source>local drive</source>
        <translation>lokales Laufwerk</translation>
    </message>
    <message>
        <source>lower</source>
        <translation>unten</translation>
    </message>
    <message>
        <source>lower jaw</source>
        <translation>Unterkiefer</translation>
    </message>
    <message>
        <source>lower pretreatment</source>
        <translation>Unterkiefer vor der Behandlung</translation>
    </message>
    <message>
        <source>lower scan body</source>
        <translation>Unterkiefer mit Scanbody</translation>
    </message>
    <message>
        <source>margin</source>
        <translation>Präparationsgrenze</translation>
    </message>
    <message>
        <source>metadata</source>
        <translation>Auftragsdaten</translation>
    </message>
    <message>
        <source>network drive</source>
        <translation>Netzlaufwerk</translation>
    </message>
    <message>
        <source>no rule</source>
        <translation>keine Regel</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>noch keine</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>on</source>
        <translation>ein</translation>
    </message>
    <message>
        <source>order ID</source>
        <translation>Auftragsnummer</translation>
    </message>
    <message>
        <source>order {order_id}</source>
        <translation>Auftrag {order_id}</translation>
    </message>
    <message>
        <source>order {text}</source>
        <translation>Auftrag {text}</translation>
    </message>
    <message>
        <source>other</source>
        <translation>sonstige</translation>
    </message>
    <message>
        <source>password store</source>
        <translation>Kennwortspeicher</translation>
    </message>
    <message>
        <source>patient&apos;s first name</source>
        <translation>Vorname des Patienten</translation>
    </message>
    <message>
        <source>patient&apos;s last name</source>
        <translation>Nachname des Patienten</translation>
    </message>
    <message>
        <source>picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>placed by {name}</source>
        <translation>abgelegt von {name}</translation>
    </message>
    <message>
        <source>production method</source>
        <translation>Fertigungsverfahren</translation>
    </message>
    <message>
        <source>profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>project</source>
        <translation>Projekt</translation>
    </message>
    <message>
        <source>revision {revision}</source>
        <translation>Revision {revision}</translation>
    </message>
    <message>
        <source>rule {id}{narrowed}, by {text}</source>
        <translation>Regel {id}{narrowed}, nach {text}</translation>
    </message>
    <message>
        <source>rx</source>
        <translation>Verordnung</translation>
    </message>
    <message>
        <source>same licence number</source>
        <translation>gleiche Zulassungsnummer</translation>
    </message>
    <message>
        <source>sign-in</source>
        <translation>Anmeldung</translation>
    </message>
    <message>
        <source>signed in</source>
        <translation>angemeldet</translation>
    </message>
    <message>
        <source>similar name</source>
        <translation>ähnlicher Name</translation>
    </message>
    <message>
        <source>sync</source>
        <translation>Abgleich</translation>
    </message>
    <message>
        <source>system volume information</source>
        <translation>System Volume Information</translation>
    </message>
    <message>
        <source>texture</source>
        <translation>Textur</translation>
    </message>
    <message>
        <source>the CAD folder</source>
        <translation>der CAD-Ordner</translation>
    </message>
    <message>
        <source>the CAD program</source>
        <translation>das CAD-Programm</translation>
    </message>
    <message>
        <source>the delivery rule</source>
        <translation>die Übergaberegel</translation>
    </message>
    <message>
        <source>the folder name</source>
        <translation>der Ordnername</translation>
    </message>
    <message>
        <source>the pause between two checks</source>
        <translation>die Pause zwischen zwei Abfragen</translation>
    </message>
    <message>
        <source>there is no name</source>
        <translation>es fehlt der Name</translation>
    </message>
    <message>
        <source>there is no tooth &apos;{text}&apos;</source>
        <translation>es gibt keinen Zahn „{text}“</translation>
    </message>
    <message>
        <source>there, unlocked</source>
        <translation>da, entsperrt</translation>
    </message>
    <message>
        <source>this delivery</source>
        <translation>diese Lieferung</translation>
    </message>
    <message>
        <source>this doctor</source>
        <translation>dieser Behandler</translation>
    </message>
    <message>
        <source>this unit type</source>
        <translation>dieser Einheitentyp</translation>
    </message>
    <message>
        <source>tooth numbers</source>
        <translation>Zahnnummern</translation>
    </message>
    <message>
        <source>tooth {twice} is ordered twice</source>
        <translation>Zahn {twice} ist zweimal bestellt</translation>
    </message>
    <message>
        <source>tray number (the order ID)</source>
        <translation>Kastennummer (die Auftragsnummer)</translation>
    </message>
    <message>
        <source>two CAD targets have the same folder</source>
        <translation>zwei CAD-Ziele haben denselben Ordner</translation>
    </message>
    <message>
        <source>two CAD targets have the same name</source>
        <translation>zwei CAD-Ziele haben denselben Namen</translation>
    </message>
    <message>
        <source>unit type {unit}, which nobody has told what it is</source>
        <translation>Einheitentyp {unit}, von dem niemand gesagt hat, was er ist</translation>
    </message>
    <message>
        <source>upper</source>
        <translation>oben</translation>
    </message>
    <message>
        <source>upper jaw</source>
        <translation>Oberkiefer</translation>
    </message>
    <message>
        <source>upper pretreatment</source>
        <translation>Oberkiefer vor der Behandlung</translation>
    </message>
    <message>
        <source>upper scan body</source>
        <translation>Oberkiefer mit Scanbody</translation>
    </message>
    <message>
        <source>usual for this order</source>
        <translation>üblich für diesen Auftrag</translation>
    </message>
    <message>
        <source>version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>wants a place of its own on this computer</source>
        <translation>will einen eigenen Platz auf diesem Computer</translation>
    </message>
    <message>
        <source>wants to leave its folder</source>
        <translation>will ihren Ordner verlassen</translation>
    </message>
    <message>
        <source>{cad} has revision {revision} open, in {name}: {what} lies beside it, in {folder}.</source>
        <translation>{cad} hat Revision {revision} offen, in {name}: {what} liegt daneben, in {folder}.</translation>
    </message>
    <message>
        <source>{cad} has revision {revision} open: {text} lies beside it.</source>
        <translation>{cad} hat Revision {revision} offen: {text} liegt daneben.</translation>
    </message>
    <message>
        <source>{called}: {folder}, {text} GB free, {drive}</source>
        <translation>{called}: {folder}, {text} GB frei, {drive}</translation>
    </message>
    <message>
        <source>{fact} Deliver the case without them?</source>
        <translation>{fact} Den Fall ohne sie liefern?</translation>
    </message>
    <message>
        <source>{fact}; NOT carried over.</source>
        <translation>{fact}; NICHT übernommen.</translation>
    </message>
    <message>
        <source>{fdi} is no FDI tooth number</source>
        <translation>{fdi} ist keine FDI-Zahnnummer</translation>
    </message>
    <message>
        <source>{fdi} is no deciduous FDI tooth number</source>
        <translation>{fdi} ist keine FDI-Nummer eines Milchzahns</translation>
    </message>
    <message>
        <source>{fdi} is no permanent FDI tooth number</source>
        <translation>{fdi} ist keine FDI-Nummer eines bleibenden Zahns</translation>
    </message>
    <message>
        <source>{folder} is a file, not a folder.</source>
        <translation>{folder} ist eine Datei, kein Ordner.</translation>
    </message>
    <message>
        <source>{host} cannot be reached.</source>
        <translation>{host} ist nicht erreichbar.</translation>
    </message>
    <message>
        <source>{host} is not one of Align&apos;s addresses that we know.</source>
        <translation>{host} ist keine der Adressen von Align, die wir kennen.</translation>
    </message>
    <message>
        <source>{letter} is no deciduous tooth letter</source>
        <translation>{letter} ist kein Milchzahnbuchstabe</translation>
    </message>
    <message>
        <source>{name} cannot be read.</source>
        <translation>{name} lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>{name} has no column with the clients&apos; names.</source>
        <translation>{name} hat keine Spalte mit den Namen der Kunden.</translation>
    </message>
    <message>
        <source>{name} has too many lines to be a list of clients.</source>
        <translation>{name} hat zu viele Zeilen für eine Kundenliste.</translation>
    </message>
    <message>
        <source>{name} has {found} bytes on the disk instead of {size}.</source>
        <translation>{name} hat auf dem Datenträger {found} Bytes statt {size}.</translation>
    </message>
    <message>
        <source>{name} holds no materials.</source>
        <translation>{name} enthält keine Materialien.</translation>
    </message>
    <message>
        <source>{name} holds no rule by which exocad names cases.</source>
        <translation>{name} enthält keine Regel, nach der exocad Fälle nennt.</translation>
    </message>
    <message>
        <source>{name} is a database, but not a case list of Lab Connector.</source>
        <translation>{name} ist eine Datenbank, aber keine Fallliste von Lab Connector.</translation>
    </message>
    <message>
        <source>{name} is empty.</source>
        <translation>{name} ist leer.</translation>
    </message>
    <message>
        <source>{name} is left out: this folder takes {formats} only.</source>
        <translation>{name} fehlt: Dieser Ordner nimmt nur {formats}.</translation>
    </message>
    <message>
        <source>{name} is no CSV file.</source>
        <translation>{name} ist keine CSV-Datei.</translation>
    </message>
    <message>
        <source>{name} is no exocad project.</source>
        <translation>{name} ist kein exocad-Projekt.</translation>
    </message>
    <message>
        <source>{name} is no list of materials.</source>
        <translation>{name} ist keine Materialliste.</translation>
    </message>
    <message>
        <source>{name} is no list of materials: {error}.</source>
        <translation>{name} ist keine Materialliste: {error}.</translation>
    </message>
    <message>
        <source>{name} is not the file that was checked.</source>
        <translation>{name} ist nicht die Datei, die geprüft wurde.</translation>
    </message>
    <message>
        <source>{name} is too large for a settings file.</source>
        <translation>{name} ist zu groß für eine Einstellungsdatei.</translation>
    </message>
    <message>
        <source>{name} is too large to be a list of clients.</source>
        <translation>{name} ist zu groß für eine Kundenliste.</translation>
    </message>
    <message>
        <source>{name}, line {number}: the id &apos;{id}&apos; is there twice.</source>
        <translation>{name}, Zeile {number}: Die Kennung „{id}“ kommt zweimal vor.</translation>
    </message>
    <message>
        <source>{path} cannot be read: {error}</source>
        <translation>{path} lässt sich nicht lesen: {error}</translation>
    </message>
    <message>
        <source>{path} cannot be read: {strerror}.</source>
        <translation>{path} lässt sich nicht lesen: {strerror}.</translation>
    </message>
    <message>
        <source>{path} cannot be read: {text}.</source>
        <translation>{path} ist nicht lesbar: {text}.</translation>
    </message>
    <message>
        <source>{path} cannot be written: {strerror}.</source>
        <translation>{path} lässt sich nicht schreiben: {strerror}.</translation>
    </message>
    <message>
        <source>{path} was written by a newer Lab Connector.</source>
        <translation>{path} wurde von einem neueren Lab Connector geschrieben.</translation>
    </message>
    <message>
        <source>{path}: &apos;{where}&apos;: There is no kind &apos;{name}&apos;</source>
        <translation>{path}: „{where}“: Es gibt keine Art „{name}“</translation>
    </message>
    <message>
        <source>{phase}; last check of Align: {last}</source>
        <translation>{phase}; letzte Abfrage von Align: {last}</translation>
    </message>
    <message>
        <source>{root} cannot be used: {text}.</source>
        <translation>{root} ist nicht verwendbar: {text}.</translation>
    </message>
    <message>
        <source>{root} is not there, or its drive is not connected.</source>
        <translation>{root} ist nicht da, oder das Laufwerk ist nicht verbunden.</translation>
    </message>
    <message>
        <source>{root}, {text} GB free; log in {logs}</source>
        <translation>{root}, {text} GB frei; Protokoll in {logs}</translation>
    </message>
    <message>
        <source>{said}, with this licence number</source>
        <translation>{said}, mit dieser Zulassungsnummer</translation>
    </message>
    <message>
        <source>{said}: asks with each case</source>
        <translation>{said}: fragt bei jedem Fall</translation>
    </message>
    <message>
        <source>{said}: names no production method</source>
        <translation>{said}: nennt keine Fertigungsart</translation>
    </message>
    <message>
        <source>{state}: {announced} triangles need {expected} bytes, it has {size}</source>
        <translation>{state}: {announced} Dreiecke brauchen {expected} Bytes, {size} sind da</translation>
    </message>
    <message>
        <source>{text} account(s), {text2} case(s)</source>
        <translation>Konten: {text}, Fälle: {text2}</translation>
    </message>
    <message>
        <source>{text} files, {size} bytes; {text3} findings</source>
        <translation>{text} Dateien, {size} Bytes; Befunde: {text3}</translation>
    </message>
    <message>
        <source>{text} of doctor {doctor_id}</source>
        <translation>{text} von Behandler {doctor_id}</translation>
    </message>
    <message>
        <source>{text}; the import is switched off in the settings</source>
        <translation>{text}; der Import ist in den Einstellungen abgeschaltet</translation>
    </message>
    <message>
        <source>{universal} is no Universal tooth number</source>
        <translation>{universal} ist keine Universal-Zahnnummer</translation>
    </message>
    <message>
        <source>{where}: the {text} is missing.</source>
        <translation>{where}: Es fehlt etwas ({text}).</translation>
    </message>
    <message>
        <source>{where}: there are more than three fields.</source>
        <translation>{where}: Es sind mehr als drei Felder.</translation>
    </message>
    <message>
        <source>{where}: there is no production method &apos;{method}&apos;.</source>
        <translation>{where}: Es gibt kein Fertigungsverfahren „{method}“.</translation>
    </message>
</context>
<context>
    <name>scan types</name>
    <message>
        <source>Appliance</source>
        <translation>Schiene/Apparatur</translation>
    </message>
    <message>
        <source>Denture/Removable</source>
        <translation>Prothese/Herausnehmbar</translation>
    </message>
    <message>
        <source>Implant Planning</source>
        <translation>Implantatplanung</translation>
    </message>
    <message>
        <source>Invisalign</source>
        <translation>Invisalign</translation>
    </message>
    <message>
        <source>Invisalign + iRecord</source>
        <translation>Invisalign + iRecord</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Sonstige</translation>
    </message>
    <message>
        <source>Restorative</source>
        <translation>Restaurativ</translation>
    </message>
    <message>
        <source>iCast</source>
        <translation>iCast</translation>
    </message>
    <message>
        <source>iRecord</source>
        <translation>iRecord</translation>
    </message>
</context>
<context>
    <name>seen</name>
    <message>
        <source>CAD folder gone</source>
        <translation>CAD-Ordner weg</translation>
    </message>
    <message>
        <source>CAD folder gone, {when}</source>
        <translation>CAD-Ordner weg, {when}</translation>
    </message>
    <message>
        <source>Files changed</source>
        <translation>Dateien geändert</translation>
    </message>
    <message>
        <source>Files changed, {when}</source>
        <translation>Dateien geändert, {when}</translation>
    </message>
    <message>
        <source>In CAD</source>
        <translation>Im CAD</translation>
    </message>
    <message>
        <source>In CAD since {when}</source>
        <translation>Im CAD seit {when}</translation>
    </message>
    <message>
        <source>Open in CAD, {when}</source>
        <translation>Im CAD offen, {when}</translation>
    </message>
    <message>
        <source>Open in CAD</source>
        <translation>Im CAD offen</translation>
    </message>
    <message>
        <source>Since the delivery, files in the CAD folder were changed, added or removed.</source>
        <translation>Seit der Lieferung wurden Dateien im CAD-Ordner geändert, hinzugefügt oder entfernt.</translation>
    </message>
    <message>
        <source>Somebody has this case open: a lock lies in its CAD folder.</source>
        <translation>Jemand hat diesen Fall offen: In seinem CAD-Ordner liegt eine Sperre.</translation>
    </message>
    <message>
        <source>The CAD folder of this case was renamed, moved or removed. Nothing is delivered again by itself: &apos;Deliver again&apos; puts the case there once more.</source>
        <translation>Der CAD-Ordner dieses Falls wurde umbenannt, verschoben oder entfernt. Von selbst wird nichts noch einmal geliefert: „Erneut liefern“ legt den Fall wieder dorthin.</translation>
    </message>
    <message>
        <source>The CAD program has opened this case: it has put files of its own beside the scans.</source>
        <translation>Das CAD-Programm hat diesen Fall geöffnet: Es hat eigene Dateien neben die Scans gelegt.</translation>
    </message>
</context>
<context>
    <name>tray</name>
    <message numerus="yes">
        <source>%n unread case(s)</source>
        <translation>
            <numerusform>%n ungelesener Fall</numerusform>
            <numerusform>%n ungelesene Fälle</numerusform>
        </translation>
    </message>
    <message>
        <source>Align cannot be reached; we go on trying</source>
        <translation>Align ist nicht erreichbar; wir versuchen es weiter</translation>
    </message>
    <message>
        <source>Cases cannot be delivered</source>
        <translation>Fälle lassen sich nicht übergeben</translation>
    </message>
    <message>
        <source>Cases wait for your answer</source>
        <translation>Fälle warten auf Ihre Antwort</translation>
    </message>
    <message>
        <source>Checking for new cases…</source>
        <translation>Nach neuen Fällen wird gefragt…</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Verbunden</translation>
    </message>
    <message>
        <source>Lab Connector cannot start</source>
        <translation>Lab Connector kann nicht starten</translation>
    </message>
    <message>
        <source>Last check: {when}</source>
        <translation>Letzte Abfrage: {when}</translation>
    </message>
    <message>
        <source>MyiTero import is disabled</source>
        <translation>Der MyiTero-Import ist deaktiviert</translation>
    </message>
    <message>
        <source>No CAD folder is chosen yet: cases wait</source>
        <translation>Noch kein CAD-Ordner gewählt: Fälle warten</translation>
    </message>
    <message>
        <source>Not connected to MyiTero</source>
        <translation>Nicht mit MyiTero verbunden</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Please sign in to MyiTero again</source>
        <translation>Bitte melden Sie sich wieder bei MyiTero an</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Startet…</translation>
    </message>
    <message>
        <source>The last checks did not succeed</source>
        <translation>Die letzten Abfragen sind nicht gelungen</translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>Align&apos;s request ID: {id}</source>
        <translation>Anfragekennung von Align: {id}</translation>
    </message>
    <message>
        <source>Bite</source>
        <translation>Biss</translation>
    </message>
    <message>
        <source>Both jaws</source>
        <translation>Beide Kiefer</translation>
    </message>
    <message>
        <source>CAD project</source>
        <translation>CAD-Projekt</translation>
    </message>
    <message>
        <source>CEREC guide</source>
        <translation>CEREC-Schablone</translation>
    </message>
    <message>
        <source>Crown</source>
        <translation>Krone</translation>
    </message>
    <message>
        <source>Deliver all the same?</source>
        <translation>Trotzdem übergeben?</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Übergeben</translation>
    </message>
    <message>
        <source>Detachable</source>
        <translation>Sägestumpf</translation>
    </message>
    <message>
        <source>Downloading</source>
        <translation>Wird geladen</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Implant abutment</source>
        <translation>Implantat-Abutment</translation>
    </message>
    <message>
        <source>Inlay</source>
        <translation>Inlay</translation>
    </message>
    <message>
        <source>Lower jaw</source>
        <translation>Unterkiefer</translation>
    </message>
    <message>
        <source>Lower jaw before treatment</source>
        <translation>Unterkiefer vor der Behandlung</translation>
    </message>
    <message>
        <source>Lower jaw with scan body</source>
        <translation>Unterkiefer mit Scanbody</translation>
    </message>
    <message>
        <source>Margin line</source>
        <translation>Präparationsgrenze</translation>
    </message>
    <message>
        <source>Milk tooth</source>
        <translation>Milchzahn</translation>
    </message>
    <message>
        <source>Missing tooth</source>
        <translation>Fehlender Zahn</translation>
    </message>
    <message>
        <source>Missing tooth, space closed</source>
        <translation>Fehlender Zahn, Lücke geschlossen</translation>
    </message>
    <message>
        <source>Needs an answer</source>
        <translation>Braucht eine Antwort</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>No patient name</source>
        <translation>Kein Patientenname</translation>
    </message>
    <message>
        <source>Onlay</source>
        <translation>Onlay</translation>
    </message>
    <message>
        <source>Order data</source>
        <translation>Auftragsdaten</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Sonstige</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Prescription</source>
        <translation>Verordnung</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Regular tooth</source>
        <translation>Normaler Zahn</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>Zurückgegeben</translation>
    </message>
    <message>
        <source>Scan body</source>
        <translation>Scanbody</translation>
    </message>
    <message>
        <source>Texture</source>
        <translation>Textur</translation>
    </message>
    <message>
        <source>Unit type {code}</source>
        <translation>Einheitentyp {code}</translation>
    </message>
    <message>
        <source>Upper jaw</source>
        <translation>Oberkiefer</translation>
    </message>
    <message>
        <source>Upper jaw before treatment</source>
        <translation>Oberkiefer vor der Behandlung</translation>
    </message>
    <message>
        <source>Upper jaw with scan body</source>
        <translation>Oberkiefer mit Scanbody</translation>
    </message>
    <message>
        <source>Veneer</source>
        <translation>Veneer</translation>
    </message>
    <message>
        <source>Waiting for files</source>
        <translation>Wartet auf Dateien</translation>
    </message>
    <message>
        <source>Which client?</source>
        <translation>Welcher Kunde?</translation>
    </message>
    <message>
        <source>Which material?</source>
        <translation>Welches Material?</translation>
    </message>
    <message>
        <source>¾ crown</source>
        <translation>¾-Krone</translation>
    </message>
</context>
</TS>
