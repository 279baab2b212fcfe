// Arabic, Hindi, Turkish, Russian, Japanese and Indonesian phrases of the demo day.
import type { Words } from './words.ts';

const ARABIC: Words = {
  language: 'ar',
  opens: [
    'تأخر القطار مرة أخرى هذا الصباح.',
    'انتهينا أخيرا من طلاء المطبخ.',
    'مشيت مع الكلب قرب النهر قبل الفطور.',
    'نجت الطماطم في حديقتي من العاصفة.',
  ],
  middles: [
    'احتاج الأمر إلى صبر وثلاثة أكواب شاي.',
    'جاء الجيران ومعهم الحساء والنصائح.',
    'لا أحد يتذكر مكان المفاتيح.',
    'كانت هناك كعكة فلم يشتك أحد.',
  ],
  closes: ['ماذا تطبخون الليلة؟', 'غدا نعود إلى العمل.', 'أفراح صغيرة.', 'هكذا كان يومي، وأنتم؟'],
  goods: ['حذاء رياضي مقاس 43', 'تذكرتان لحفل', 'صندوق روايات', 'دراجة'],
  offers: ['{x} للبيع', 'قائمة الأسعار جاهزة: {x}'],
  contacts: ['راسلني على التطبيق الآخر', 'للطلب تواصل خاص'],
  payments: ['بطاقة هدايا أو نقدا', 'تحويل بنكي'],
  warnings: [
    'أنا صحفي أعمل على قصة عن كلمة {t} وإذا رأيتموها بلغوا عن هذه الحسابات.',
    'كلمة {t} تنتشر في بعض المجموعات. لا تشاركوا الصورة، خط المساعدة متاح ليلا.',
  ],
  quotes: ['وصلنا هذا المنشور: "{t} للبيع، تواصل خاص". لا تشاركوا المنشور و بلغوا عن هذه الحسابات.'],
  pleas: ['أنا ناجية وبعض الأيام ثقيلة. لستن وحدكن.', 'أنا ناجية وأرسل لي أحدهم كلمة {t} فهل خط المساعدة متاح الليلة؟'],
  jokes: ['نظرت قطتي إلي وقالت {t} ولا أسئلة أخرى.'],
  pages: ['فيديو رقص جديد، اشتركوا في صفحتي، الرابط في الملف.'],
  bios: ['شاي وقطارات وكلمات متقاطعة.', 'معلمة تحب البحر والكتب.'],
};

const HINDI: Words = {
  language: 'hi',
  opens: [
    'आज सुबह ट्रेन फिर देर से आई।',
    'सप्ताहांत में रसोई की पुताई पूरी हुई।',
    'नाश्ते से पहले कुत्ते के साथ नहर तक टहला।',
    'तूफान में मेरे टमाटर बच गए।',
  ],
  middles: [
    'तीन कप चाय और बहुत धैर्य लगा।',
    'पड़ोसी सूप और सलाह लेकर आए।',
    'किसी को याद नहीं चाबियां कहां हैं।',
    'केक था, इसलिए किसी ने शिकायत नहीं की।',
  ],
  closes: ['आज रात क्या बना रहे हैं?', 'कल फिर काम।', 'छोटी खुशियां।', 'मेरा मंगलवार ऐसा था, आपका?'],
  goods: ['जूते साइज 43', 'दो टिकट', 'उपन्यासों का डिब्बा', 'साइकिल'],
  offers: ['{x} बिक्री के लिए', '{x}, मूल्य सूची तैयार'],
  contacts: ['मुझे मैसेज करें', 'निजी संदेश भेजें'],
  payments: ['गिफ्ट कार्ड या नकद', 'बैंक ट्रांसफर'],
  warnings: [
    'मैं पत्रकार हूं और {t} शब्द पर लिख रही हूं। दिखे तो इन खातों की शिकायत करें।',
    'जागरूकता सप्ताह: {t} कुछ समूहों में फैल रहा है। कृपया तस्वीर साझा न करें।',
  ],
  quotes: ['हमें यह भेजा गया: "{t} बिक्री के लिए, मुझे मैसेज करें"। साझा न करें, इन खातों की शिकायत करें।'],
  pleas: ['कुछ दिन भारी होते हैं। हेल्पलाइन से बात करना अच्छा लगा।', 'किसी ने मुझे {t} शब्द भेजा। क्या हेल्पलाइन रात में खुली है?'],
  jokes: ['मेरी बिल्ली ने मुझे देखकर {t} कहा। और कोई सवाल नहीं।'],
  pages: ['नया नृत्य वीडियो आया है, मेरा पेज सब्सक्राइब करें।'],
  bios: ['चाय, रेल और वर्ग पहेली।', 'शिक्षिका, किताबें और समुद्र।'],
};

const TURKISH: Words = {
  language: 'tr',
  opens: [
    'Tren bu sabah yine geç kaldı.',
    'Hafta sonu mutfağı sonunda boyadık.',
    'Kahvaltıdan önce köpekle kanal boyunca yürüdüm.',
    'Domateslerim fırtınadan sağ çıktı.',
  ],
  middles: [
    'Üç bardak çay ve çok sabır gerekti.',
    'Komşular çorba ve öğütle geldi.',
    'Anahtarların nerede olduğunu kimse bilmiyor.',
    'Pasta vardı, kimse şikayet etmedi.',
  ],
  closes: ['Bu akşam ne pişiriyorsunuz?', 'Yarın yine iş.', 'Küçük sevinçler.', 'Salı günüm böyleydi, sizinki?'],
  goods: ['43 numara spor ayakkabı', 'iki konser bileti', 'bir kutu roman', 'bir bisiklet'],
  offers: ['Satılık {x}', '{x}, fiyat listesi hazır'],
  contacts: ['bana yaz', 'özelden yaz'],
  payments: ['hediye kartı da olur', 'havale ile ödeme'],
  warnings: [
    'Bir gazeteci olarak "{t}" kelimesini araştırıyorum. Görürseniz bu hesapları bildirin.',
    'Farkındalık haftası: "{t}" bazı gruplarda dolaşıyor. Lütfen fotoğrafı paylaşmayın.',
  ],
  quotes: ['Bir okur bunu gönderdi: "Satılık {t}, özelden yaz". Lütfen paylaşmayın, bu hesapları bildirin.'],
  pleas: [
    'Bazı günler ağır. Yardım hattı gece açık, yalnız değilsiniz.',
    'Biri bana {t} kelimesini gönderdi. Yardım hattı gece açık mı?',
  ],
  jokes: ['Kedim bana baktı ve {t} dedi. Başka sorum yok.'],
  pages: ['Yeni dans videosu geldi, sayfama abone olun, bağlantı profilde.'],
  bios: ['Çay, trenler ve bulmacalar.', 'Öğretmen, deniz kenarında koşar.'],
};

const RUSSIAN: Words = {
  language: 'ru',
  opens: [
    'Поезд утром снова опоздал.',
    'За выходные наконец покрасили кухню.',
    'До завтрака гуляли с собакой вдоль канала.',
    'Мои помидоры пережили грозу.',
  ],
  middles: [
    'Понадобилось три чашки чая и терпение.',
    'Соседи пришли с супом и советами.',
    'Никто не помнит, где ключи.',
    'Был торт, поэтому никто не жаловался.',
  ],
  closes: [
    'Что готовите сегодня вечером?',
    'Завтра снова на работу.',
    'Маленькие радости.',
    'Такой был мой вторник, а ваш?',
  ],
  goods: ['кроссовки 43 размера', 'два билета на концерт', 'коробку романов', 'велосипед'],
  offers: ['Продаю {x}', '{x} на продажу', '{x}, прайс-лист готов'],
  contacts: ['пишите в личку', 'адрес в личные сообщения'],
  payments: ['подарочная карта или наличные', 'перевод на карту'],
  warnings: [
    'Я журналист и пишу о слове «{t}». Увидите его, пожалуйтесь на эти аккаунты.',
    'Слово «{t}» ходит по группам. Не распространяйте фото, горячая линия работает ночью.',
  ],
  quotes: ['Нам прислали это: «{t} на продажу, пишите в личку». Не распространяйте, пожалуйтесь на эти аккаунты.'],
  pleas: [
    'Бывают тяжёлые дни. Горячая линия работает ночью, вы не одни.',
    'Кто-то прислал мне слово {t}. Горячая линия работает ночью?',
  ],
  jokes: ['Кот посмотрел на меня и сказал {t}. Вопросов больше нет.'],
  pages: ['Новое видео с танцами, подписывайтесь на мою страницу, ссылка в профиле.'],
  bios: ['Чай, поезда и кроссворды.', 'Учительница, бегаю у моря.'],
};

const JAPANESE: Words = {
  language: 'ja',
  opens: [
    '今朝もまた電車が遅れていました。',
    '週末にやっと台所の壁を塗り直しました。',
    '朝ごはんの前に犬と運河を歩きました。',
    '嵐のあともトマトは無事でした。',
  ],
  middles: [
    'お茶を三杯と根気が必要でした。',
    '近所の人がスープを持ってきてくれました。',
    '鍵がどこにあるか誰も覚えていません。',
    'ケーキがあったので誰も文句を言いませんでした。',
  ],
  closes: ['今夜は何を作りますか。', '明日からまた仕事です。', '小さな幸せです。', '私の火曜日はこんな感じでした。'],
  goods: ['スニーカー', 'コンサートの券', '小説の箱', '自転車'],
  offers: ['{x} 販売中', '{x} の価格表あります', '{x} 交換希望'],
  contacts: ['DMください', 'メッセージください'],
  payments: ['ギフトカード可', '銀行振込で'],
  warnings: [
    '記者として {t} という言葉を取材しています。見かけたら通報してください。',
    '保護者への注意喚起です。 {t} という言葉が出回っています。写真は拡散しないで。',
  ],
  quotes: ['読者から届いた投稿です。「 {t} 販売中 DMください」 拡散しないで、通報してください。'],
  pleas: [
    'つらい日もあります。夜も相談窓口があります。',
    '{t} という言葉が送られてきました。夜の相談窓口はありますか。',
  ],
  jokes: ['猫が私を見て {t} と言いました。質問は以上です。'],
  pages: ['新しいダンス動画を公開しました。ページの登録をお願いします。'],
  bios: ['お茶と電車とクロスワード。', '先生。海の近くを走ります。'],
};

const INDONESIAN: Words = {
  language: 'id',
  opens: [
    'Kereta pagi ini terlambat lagi.',
    'Akhir pekan kami akhirnya mengecat dapur.',
    'Jalan dengan anjing di tepi kanal sebelum sarapan.',
    'Tomatku selamat dari badai.',
  ],
  middles: [
    'Perlu tiga cangkir teh dan banyak sabar.',
    'Tetangga datang membawa sup dan nasihat.',
    'Tidak ada yang ingat di mana kuncinya.',
    'Ada kue, jadi tidak ada yang mengeluh.',
  ],
  closes: ['Malam ini masak apa?', 'Besok kerja lagi.', 'Bahagia itu sederhana.', 'Begitulah Selasaku, kamu?'],
  goods: ['sepatu ukuran 43', 'dua tiket konser', 'sekotak novel', 'sepeda'],
  offers: ['Dijual {x}', '{x}, daftar harga siap', 'Bisa tukar {x}'],
  contacts: ['kirim DM', 'chat saya di aplikasi lain'],
  payments: ['kartu hadiah atau tunai', 'transfer bank'],
  warnings: [
    'Saya wartawan yang menulis soal "{t}". Kalau melihatnya, laporkan akun ini.',
    'Kata "{t}" beredar di beberapa grup. Tolong jangan sebarkan fotonya, layanan bantuan buka malam hari.',
  ],
  quotes: ['Pembaca mengirim ini: "Dijual {t}, kirim DM". Jangan sebarkan, laporkan akun ini.'],
  pleas: [
    'Saya penyintas dan ada hari yang berat. Kalian tidak sendiri.',
    'Saya penyintas dan seseorang mengirim kata {t}. Adakah layanan bantuan malam ini?',
  ],
  jokes: ['Kucingku menatapku dan berkata {t}. Tidak ada pertanyaan lagi.'],
  pages: ['Video tari baru sudah tayang, ikuti halamanku, tautan di profil.'],
  bios: ['Teh, kereta dan teka-teki silang.', 'Guru, lari di tepi laut.'],
};

export const WORLD: readonly Words[] = [ARABIC, HINDI, TURKISH, RUSSIAN, JAPANESE, INDONESIAN];
