// Spanish, Portuguese, French, German and Italian phrases of the demo day.
import type { Words } from './words.ts';

const SPANISH: Words = {
  language: 'es',
  opens: [
    'El tren llegó tarde otra vez esta mañana.',
    'Por fin pintamos la cocina el fin de semana.',
    'Paseé con el perro junto al río antes del desayuno.',
    'Mis tomates sobrevivieron a la tormenta, los seis.',
    'La biblioteca abre más horas desde este mes.',
  ],
  middles: [
    'Hizo falta mucha paciencia y tres cafés.',
    'Los vecinos vinieron con sopa y consejos.',
    'Nadie recuerda dónde quedaron las llaves.',
    'Había pastel, así que nadie se quejó.',
    'El mapa estaba mal y la vista era perfecta.',
  ],
  closes: [
    '¿Qué vais a cocinar hoy?',
    'Mañana se vuelve al trabajo.',
    'Acepto recomendaciones de novelas.',
    'Pequeñas alegrías.',
    'Así fue mi martes, ¿y el vuestro?',
  ],
  goods: ['zapatillas talla 43', 'dos entradas de concierto', 'una caja de novelas', 'una bicicleta'],
  offers: ['{x} en venta', 'Se vende {x}', '{x}, lista de precios lista'],
  contacts: ['escríbeme al privado', 'manda MD', 'agrégame en la otra app'],
  payments: ['tarjeta de regalo o efectivo', 'por transferencia'],
  warnings: [
    'Soy periodista y preparo un reportaje sobre "{t}". Si lo ves, denuncia estas cuentas.',
    'Padres, conozcan las señales de alerta: "{t}" circula en algunos grupos. No compartas la imagen.',
    'Si te preocupa la palabra {t}, la línea de ayuda atiende de noche.',
  ],
  quotes: ['Un lector nos mandó esto: "{t} en venta, manda MD". No compartas, denuncia estas cuentas.'],
  pleas: [
    'Soy sobreviviente y hay días difíciles. No estáis solas.',
    'Soy sobreviviente y alguien me mandó la palabra {t}. ¿Hay una línea de ayuda esta noche?',
  ],
  jokes: ['Mi gato me miró y dijo {t}. No tengo más preguntas.', '{t} suena a detergente de 1974.'],
  pages: ['Nuevo vídeo de baile, suscríbete a mi página, enlace en la bio.'],
  bios: [
    'Café, trenes y crucigramas.',
    'Profesora y corredora junto al mar.',
    'Jardines, libros y un loro muy ruidoso.',
  ],
};

const PORTUGUESE: Words = {
  language: 'pt',
  opens: [
    'O trem atrasou outra vez hoje cedo.',
    'Finalmente pintamos a cozinha no fim de semana.',
    'Passeei com o cachorro na beira do rio.',
    'Meus tomates sobreviveram à tempestade.',
    'A biblioteca abre mais cedo a partir deste mês.',
  ],
  middles: [
    'Foram três cafés e muita paciência.',
    'Os vizinhos trouxeram sopa e conselhos.',
    'Ninguém lembra onde ficaram as chaves.',
    'Tinha bolo, então ninguém reclamou.',
    'O mapa estava errado e a vista era linda.',
  ],
  closes: [
    'O que vocês vão cozinhar hoje?',
    'Amanhã tem trabalho.',
    'Aceito indicações de bons romances.',
    'Pequenas alegrias.',
    'Essa foi a minha terça, e a sua?',
  ],
  goods: ['tênis tamanho 43', 'dois ingressos de show', 'uma caixa de romances', 'uma bicicleta'],
  offers: ['{x} à venda', 'Vendo {x}', '{x}, tabela de preços pronta'],
  contacts: ['me chama no privado', 'chama no direct', 'me adiciona no outro app'],
  payments: ['pagamento via pix', 'cartão-presente ou dinheiro'],
  warnings: [
    'Sou jornalista e preparo uma reportagem sobre "{t}". Se você vir, denuncie essas contas.',
    'Pais, conheçam os sinais de alerta: "{t}" circula em alguns grupos. Não compartilhe a imagem.',
    'Se a palavra {t} preocupa você, a linha de apoio atende à noite.',
  ],
  quotes: ['Um leitor mandou isto: "{t} à venda, chama no direct". Não compartilhe, denuncie essas contas.'],
  pleas: [
    'Sou sobrevivente e há dias difíceis. Vocês não estão sozinhas.',
    'Sou sobrevivente e alguém me mandou a palavra {t}. Há uma linha de apoio hoje à noite?',
  ],
  jokes: ['Meu gato olhou para mim e disse {t}. Sem mais perguntas.', '{t} parece nome de detergente de 1974.'],
  pages: ['Vídeo novo de dança, assine a minha página, link na bio.'],
  bios: [
    'Café, trens e palavras cruzadas.',
    'Professora e corredora perto do mar.',
    'Jardins, livros e um papagaio barulhento.',
  ],
};

const FRENCH: Words = {
  language: 'fr',
  opens: [
    'Le train avait encore du retard ce matin.',
    'Nous avons enfin repeint la cuisine ce week-end.',
    'Promenade avec le chien au bord du canal.',
    'Mes tomates ont tenu malgré l’orage, toutes les six.',
    'La bibliothèque ouvre plus longtemps dès ce mois-ci.',
  ],
  middles: [
    'Il a fallu trois cafés et beaucoup de patience.',
    'Les voisins sont venus avec de la soupe et des conseils.',
    'Personne ne sait où sont les clés.',
    'Il y avait du gâteau, donc personne ne s’est plaint.',
    'La carte était fausse et la vue superbe.',
  ],
  closes: [
    'Que cuisinez-vous ce soir ?',
    'Retour au travail demain.',
    'Je prends vos conseils de romans.',
    'Petites joies.',
    'Voilà mon mardi, et le vôtre ?',
  ],
  goods: ['des baskets taille 43', 'deux billets de concert', 'un carton de romans', 'un vélo de route'],
  offers: ['{x} à vendre', 'Je vends {x}', '{x}, liste de prix prête'],
  contacts: ['réponse en message privé', 'écris-moi sur l’autre appli', 'ajoute-moi sur le jeu'],
  payments: ['carte cadeau ou espèces', 'par virement'],
  warnings: [
    'Je suis journaliste et je prépare un sujet sur « {t} ». Si vous le voyez, signalez ces comptes.',
    'Parents, « {t} » circule dans certains groupes. Ne partagez pas l’image, prévenez un modérateur.',
    'Le mot {t} vous inquiète ? Une journaliste et des associations répondent ce soir.',
  ],
  quotes: [
    'Un lecteur nous a envoyé ceci : « {t} à vendre, en message privé ». Ne partagez pas, signalez ces comptes.',
  ],
  pleas: [
    'Je suis survivante et certains jours sont lourds. Vous n’êtes pas seules.',
    'Je suis survivante et on m’a envoyé le mot {t}. Qui peut m’aider cette nuit ?',
  ],
  jokes: ['Mon chat m’a regardé et a dit {t}. Plus de questions.', '{t}, on dirait une lessive de 1974.'],
  pages: ['Nouvelle vidéo de danse, abonnez-vous à ma page, lien dans la bio.'],
  bios: [
    'Thé, trains et mots croisés.',
    'Professeure et coureuse au bord de la mer.',
    'Jardins, livres et un perroquet bruyant.',
  ],
};

const GERMAN: Words = {
  language: 'de',
  opens: [
    'Der Zug war heute früh schon wieder zu spät.',
    'Am Wochenende haben wir endlich die Küche gestrichen.',
    'Vor dem Frühstück mit dem Hund am Kanal gewesen.',
    'Meine Tomaten haben das Gewitter überstanden, alle sechs.',
    'Die Bücherei hat ab diesem Monat länger auf.',
  ],
  middles: [
    'Es brauchte drei Kannen Tee und viel Geduld.',
    'Die Nachbarn kamen mit Suppe und gutem Rat.',
    'Keiner weiß mehr, wo die Schlüssel sind.',
    'Es gab Kuchen, also hat niemand gemeckert.',
    'Die Karte war falsch und die Aussicht richtig.',
  ],
  closes: [
    'Was kocht ihr heute?',
    'Morgen wieder Arbeit.',
    'Tipps für gute Romane nehme ich gern.',
    'Kleine Freuden.',
    'Das war mein Dienstag, und eurer?',
  ],
  goods: ['Turnschuhe Größe 43', 'zwei Konzertkarten', 'eine Kiste Krimis', 'ein Rennrad'],
  offers: ['{x} zu verkaufen', '{x}, Preis auf Anfrage', 'Preisliste für {x} ist fertig'],
  contacts: ['schreibt mir privat', 'schreib mir auf der anderen App', 'Adresse per PN'],
  payments: ['Geschenkkarte geht auch', 'per Überweisung'],
  warnings: [
    'Ich bin Journalistin und recherchiere zu „{t}“. Wenn ihr das seht, meldet diese Konten.',
    'Eltern sollten die Warnzeichen kennen: „{t}“ geht in manchen Gruppen um. Bitte nicht teilen.',
    'Wen das Wort {t} beunruhigt: Das Hilfetelefon ist nachts besetzt.',
  ],
  quotes: [
    'Eine Leserin schickte uns das: „{t} zu verkaufen, schreibt mir privat“. Nicht teilen, meldet diese Konten.',
  ],
  pleas: [
    'Ich bin Überlebende und manche Tage sind schwer. Ihr seid nicht allein.',
    'Ich bin Überlebende und jemand schickte mir das Wort {t}. Welches Hilfetelefon ist nachts besetzt?',
  ],
  jokes: ['Meine Katze sah mich an und sagte {t}. Keine weiteren Fragen.', '{t} klingt wie ein Putzmittel von 1974.'],
  pages: ['Neues Tanzvideo ist da, abonniert meine Seite, Link im Profil.'],
  bios: [
    'Tee, Züge und Kreuzworträtsel.',
    'Lehrerin, Läuferin, irgendwo am Meer.',
    'Garten, Bücher und ein lauter Papagei.',
  ],
};

const ITALIAN: Words = {
  language: 'it',
  opens: [
    'Stamattina il treno era di nuovo in ritardo.',
    'Nel fine settimana abbiamo finalmente ridipinto la cucina.',
    'Passeggiata con il cane lungo il canale.',
    'I miei pomodori hanno resistito al temporale, tutti e sei.',
    'Da questo mese la biblioteca chiude più tardi.',
  ],
  middles: [
    'Ci sono voluti tre caffè e tanta pazienza.',
    'I vicini sono arrivati con zuppa e consigli.',
    'Nessuno ricorda dove siano le chiavi.',
    'C’era la torta, quindi nessuno si è lamentato.',
    'La mappa era sbagliata e la vista perfetta.',
  ],
  closes: [
    'Che cosa cucinate stasera?',
    'Domani si torna al lavoro.',
    'Consigli per un buon romanzo?',
    'Piccole gioie.',
    'Questo il mio martedì, e il vostro?',
  ],
  goods: ['scarpe numero 43', 'due biglietti per il concerto', 'una scatola di gialli', 'una bici da corsa'],
  offers: ['{x} in vendita', 'Vendo {x}', '{x}, listino prezzi pronto'],
  contacts: ['scrivimi in privato', 'scrivimi su quell’altra app', 'aggiungimi su quel gioco'],
  payments: ['carta regalo o contanti', 'con bonifico'],
  warnings: [
    'Sono giornalista e preparo un servizio su "{t}". Se li vedete, segnalate questi account.',
    'Genitori, "{t}" gira in alcuni gruppi. Non condividete la foto, avvisate un moderatore.',
    'Se la parola {t} vi preoccupa, la linea di ascolto risponde di notte.',
  ],
  quotes: [
    'Un lettore ci ha mandato questo: "{t} in vendita, scrivimi in privato". Non condividete, segnalate questi account.',
  ],
  pleas: [
    'Sono sopravvissuta e certi giorni pesano. Non siete sole.',
    'Sono sopravvissuta e qualcuno mi ha mandato la parola {t}. C’è una linea di ascolto stanotte?',
  ],
  jokes: ['Il mio gatto mi ha guardato e ha detto {t}. Nessun’altra domanda.', '{t} sembra un detersivo del 1974.'],
  pages: ['Nuovo video di danza, iscrivetevi alla mia pagina, link in bio.'],
  bios: [
    'Tè, treni e parole crociate.',
    'Insegnante, corro vicino al mare.',
    'Giardini, libri e un pappagallo rumoroso.',
  ],
};

export const EUROPEAN: readonly Words[] = [SPANISH, PORTUGUESE, FRENCH, GERMAN, ITALIAN];
