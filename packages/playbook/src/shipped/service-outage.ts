export const serviceOutage = `# What to do when something that people use is down.
name: Service outage
scenario: outage
when:
  severities: [medium, high, critical]
  words: [outage, down, offline, error, errors, unavailable, login, checkout, payment, crash, crashes, timeout, störung, panne, caída]
notes: |
  Say early that you know, also when you do not know why. Give a time for the next word, and keep it.
steps:
  - title: In the first quarter of an hour
    tasks:
      - title: Somebody has it
        role: on call
        due: 10m
        check: acknowledged
      - title: Ask engineering what is down, since when, and for whom
        role: incident lead
        due: 15m
      - title: Hold scheduled and bulk sending
        role: incident lead
        due: 15m
        check: hold on
        notes: A cheerful post in the middle of an outage is a second crisis.
      - title: Say what comes next, so that all who look know it
        role: incident lead
        due: 15m
        check: next step set
  - title: In the first hour
    tasks:
      - title: Publish a holding statement
        role: press
        due: 1h
        check: statement published
        notes: What is down, that you work on it, and when the next word comes. No cause yet.
      - title: Tell agents what they may say, and answer all who wrote with one text
        role: customer care
        due: 1h
      - title: Put the same on the status page
        role: engineering
        due: 1h
  - title: Until it is over
    tasks:
      - title: A new word every hour, also when there is nothing new
        role: press
        due: 2h
      - title: Four of five who wrote have an answer
        role: customer care
        due: 4h
        check: answered >= 80%
      - title: It works again, and engineering says that it stays so
        role: engineering
        check: contained
  - title: Afterwards
    tasks:
      - title: Tell those who were answered that it works again
        role: customer care
        due: 1d
      - title: Publish what the cause was, and what changes
        role: press
        due: 2d
`
