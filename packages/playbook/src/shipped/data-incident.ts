export const dataIncident = `# What to do when data of people may have got out.
name: Data incident
scenario: data incident
when:
  severities: [low, medium, high, critical]
  words: [breach, leak, leaked, hack, hacked, hackers, stolen, password, passwords, phishing, ransomware, privacy, gdpr, datenleck, fuite, filtración]
notes: |
  The clock of the law runs from when you know: in the European Union 72 hours to the authority. Write down when you learned
  what. Nothing that is not certain goes into an answer.
steps:
  - title: In the first hour
    tasks:
      - title: Somebody has it
        role: on call
        due: 10m
        check: acknowledged
      - title: Call security, the data protection officer and legal
        role: incident lead
        due: 20m
      - title: Note when we learned of it, and by whom
        role: incident lead
        due: 30m
      - title: Hold scheduled and bulk sending
        role: incident lead
        due: 30m
        check: hold on
      - title: Agents pass on who writes of it, and promise nothing
        role: customer care
        due: 1h
  - title: In the first day
    tasks:
      - title: Say what is known of whose data, how many, and whether it goes on
        role: security
        due: 4h
      - title: Close what is open
        role: security
        due: 4h
      - title: Publish a holding statement
        role: press
        due: 6h
        check: statement published
      - title: Answer those who asked with what they can do now
        role: customer care
        due: 1d
        check: answered >= 80%
  - title: Within three days
    tasks:
      - title: Report to the authority, or write down why not
        role: data protection
        due: 3d
      - title: Write to those whose data it is
        role: data protection
        due: 3d
      - title: Nothing more gets out, and no more is asked than usual
        role: security
        check: contained
`
