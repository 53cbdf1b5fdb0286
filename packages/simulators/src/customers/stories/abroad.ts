import type { Story } from '../story.ts'

export const storiesFromAbroad: Story[] = [
  {
    id: 'paket-fehlt',
    persona: 'anna',
    subject: 'Bestellung {order}: Paket nicht angekommen',
    opening:
      'Guten Tag,\n\nlaut Sendungsverfolgung wurde mein Paket (Bestellung {order}) vor {days} Tagen zugestellt. Bei mir ist aber nichts angekommen, und auch die Nachbarn haben nichts angenommen. Können Sie bitte beim Paketdienst nachfragen?\n\nMit freundlichen Grüßen\nAnna Berg',
    answers: [
      'Vielen Dank für die schnelle Antwort. Eine Ablageerlaubnis habe ich nicht erteilt. Ich warte dann auf Ihre Nachricht.',
      'Das Paket war beim Kiosk um die Ecke. Herzlichen Dank für Ihre Hilfe!',
    ],
    reminders: [
      'Guten Tag, ich habe leider noch keine Antwort erhalten. Wo ist mein Paket?',
      'Ich bin wirklich enttäuscht. Wenn ich bis morgen nichts höre, trete ich vom Kauf zurück.',
    ],
  },
  {
    id: 'mahlwerk-defekt',
    persona: 'anna',
    subject: 'Mahlwerk blockiert',
    opening:
      'Hallo,\n\ndas Mahlwerk meiner {product} blockiert seit gestern und die Maschine zeigt nur noch "Fehler 8". Sie ist sieben Monate alt. Ist das ein Garantiefall?\n\nViele Grüße\nAnna Berg',
    answers: [
      'Danke! Die Reinigung hat leider nichts gebracht, der Fehler bleibt. Wohin soll ich die Maschine schicken?',
      'Perfekt, so machen wir es. Danke für die freundliche Betreuung.',
    ],
    reminders: ['Hallo, gibt es schon Neuigkeiten zu meinem Mahlwerk?'],
  },
  {
    id: 'remboursement',
    persona: 'claire',
    subject: 'Remboursement commande {order}',
    opening:
      'Bonjour,\n\nJ’ai renvoyé la {product} (commande {order}) il y a {days} jours et je n’ai toujours pas été remboursée. Pourriez-vous me dire où en est mon dossier ?\n\nBien cordialement,\nClaire Dubois',
    answers: [
      'Merci pour votre réponse. Le numéro de suivi du retour est 6A 1204 5568. Le colis est bien arrivé chez vous lundi.',
      'C’est parfait, merci beaucoup pour votre efficacité !',
    ],
    reminders: [
      'Bonjour, je me permets de vous relancer au sujet de mon remboursement.',
      'Je suis très déçue de votre service. Sans réponse de votre part, je ferai opposition au paiement.',
    ],
  },
  {
    id: 'cafetera-sin-presion',
    persona: 'miguel',
    subject: 'La cafetera no tiene presión',
    opening:
      'Hola, compré la {product} hace un mes y desde ayer casi no sale café, parece que no tiene presión. He limpiado el filtro y sigue igual. ¿Qué puedo hacer?',
    answers: [
      'Gracias. He hecho lo que me dice y ahora sale un poco mejor, pero sigue lento. ¿La mando a reparar?',
      '¡Genial, ya funciona! Muchas gracias por la ayuda.',
    ],
    reminders: ['Hola, sigo esperando una respuesta sobre mi cafetera. Gracias.'],
  },
  {
    id: 'envio-canarias',
    persona: 'miguel',
    subject: '¿Envían a Canarias?',
    opening:
      'Hola, buenas. ¿Hacen envíos a Tenerife? Me interesa la {product} y dos bolsas de café en grano. Un saludo, Miguel',
    answers: ['Perfecto, entonces hago el pedido hoy. Gracias.'],
    reminders: ['Buenas, ¿han podido mirar lo del envío a Tenerife?'],
  },
]
