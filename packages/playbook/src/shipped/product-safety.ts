export const productSafety = `# What to do when a product may hurt somebody.
name: Product safety
scenario: product safety
when:
  severities: [medium, high, critical]
  kinds: [brand, campaign]
  words: [recall, fire, smoke, burn, burns, burnt, injury, injured, hurt, danger, dangerous, explode, exploded, allergic, poison, contaminated, unsafe, overheats, rückruf, rappel, incendie, retirada]
notes: |
  People come first: what to do now stands in every answer, before anything else. Say nothing of guilt or cause before the lab
  has spoken; say what you do.
steps:
  - title: At once
    tasks:
      - title: Somebody has it
        role: on call
        due: 5m
        check: acknowledged
      - title: Call quality and legal
        role: incident lead
        due: 15m
      - title: Hold all scheduled and bulk sending
        role: incident lead
        due: 15m
        check: hold on
      - title: Write down each report of an injury with name, place, product and batch
        role: customer care
        due: 30m
        notes: Ask for photos and the batch number. Do not ask people to send the product back yet.
  - title: In the first two hours
    tasks:
      - title: Decide whether people must stop using it
        role: quality
        due: 1h
      - title: Publish what people should do now
        role: press
        due: 2h
        check: statement published
      - title: Answer everybody who reported it, in person first where somebody was hurt
        role: customer care
        due: 2h
        check: answered >= 90%
      - title: Stop sales and shipping of the batch
        role: operations
        due: 2h
      - title: Find out whether an authority has to be told, and until when
        role: legal
        due: 2h
  - title: Until it is over
    tasks:
      - title: Set up how the product is returned or replaced, and answer with it
        role: operations
        due: 1d
      - title: Reports have stopped, and what was sold is accounted for
        role: quality
        check: contained
  - title: Afterwards
    tasks:
      - title: Publish the cause and what was changed
        role: press
        due: 7d
      - title: Call those who were hurt
        role: incident lead
        due: 2d
`
