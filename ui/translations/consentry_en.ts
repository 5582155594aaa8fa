<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en">
<context>
    <name>Engine</name>
    <message numerus="yes">
        <source>scaled by the list, %n neighbour(s)</source>
        <translation>
            <numerusform>scaled by the list, %n neighbour</numerusform>
            <numerusform>scaled by the list, %n neighbours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>scaled by the cohort, %n neighbour(s)</source>
        <translation>
            <numerusform>scaled by the cohort, %n neighbour</numerusform>
            <numerusform>scaled by the cohort, %n neighbours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>scaled by list and cohort, %n neighbour(s)</source>
        <translation>
            <numerusform>scaled by list and cohort, %n neighbour</numerusform>
            <numerusform>scaled by list and cohort, %n neighbours</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Erase</name>
    <message numerus="yes">
        <source>%n people named one by one</source>
        <translation>
            <numerusform>%n person named</numerusform>
            <numerusform>%n people named one by one</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Groups</name>
    <message numerus="yes">
        <source>%1 (%n traveller(s))</source>
        <translation>
            <numerusform>%1 (%n traveller)</numerusform>
            <numerusform>%1 (%n travellers)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Proposals</name>
    <message numerus="yes">
        <source>%1: %2 for %n hour(s)</source>
        <comment>person, act</comment>
        <translation>
            <numerusform>%1: %2 for %n hour</numerusform>
            <numerusform>%1: %2 for %n hours</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>consentry::ui::ImportWorkspace</name>
    <message numerus="yes">
        <source>Import %n photograph(s)</source>
        <translation>
            <numerusform>Import %n photograph</numerusform>
            <numerusform>Import %n photographs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photograph(s) without permission were not opened</source>
        <translation>
            <numerusform>%n photograph without permission was not opened</numerusform>
            <numerusform>%n photographs without permission were not opened</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>consentry::ui::LogDetail</name>
    <message numerus="yes">
        <source>%n exact byte(s), as hashed</source>
        <translation>
            <numerusform>%n exact byte, as hashed</numerusform>
            <numerusform>%n exact bytes, as hashed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hash(es) and the signed checkpoint</source>
        <translation>
            <numerusform>%n hash and the signed checkpoint</numerusform>
            <numerusform>%n hashes and the signed checkpoint</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>consentry::ui::LogWorkspace</name>
    <message numerus="yes">
        <source>%n newer · show</source>
        <translation>
            <numerusform>%n newer · show</numerusform>
            <numerusform>%n newer · show</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>consentry::ui::NewPassphrase</name>
    <message numerus="yes">
        <source>%n more character(s)</source>
        <translation>
            <numerusform>%n more character</numerusform>
            <numerusform>%n more characters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>consentry::ui::OrdersPart</name>
    <message numerus="yes">
        <source>Erase %n people</source>
        <translation>
            <numerusform>Erase %n person</numerusform>
            <numerusform>Erase %n people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>consentry::ui::Rail</name>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>consentry::ui::TopBar</name>
    <message numerus="yes">
        <source>Lock by itself after %n minute(s)</source>
        <translation>
            <numerusform>Lock by itself after %n minute</numerusform>
            <numerusform>Lock by itself after %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) without a touch</source>
        <translation>
            <numerusform>%n minute without a touch</numerusform>
            <numerusform>%n minutes without a touch</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>consentry::ui::WindowLock</name>
    <message numerus="yes">
        <source>Nobody touched the window for %n minute(s).</source>
        <translation>
            <numerusform>Nobody touched the window for %n minute.</numerusform>
            <numerusform>Nobody touched the window for %n minutes.</numerusform>
        </translation>
    </message>
</context>
</TS>
