package ingest

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/simplifiedchinese"
	utf16 "golang.org/x/text/encoding/unicode"
)

// texts are written for this test, by language.
var texts = map[string][]string{
	"English": {
		"“We don’t know yet,” said Zoë Brück, who runs the Café Lumière on the quay – “nobody does.”",
		"The wall cost £40,000, or about €46,000, the council said on Monday. It’s the third one since 1998. “That’s too much,” said Núñez, the owner of the señorial house at the harbor… He didn’t say more.",
		"The naïve façade of the old customs house is to stay, the mayor said.",
	},
	"French": {
		"La mairie a déclaré lundi que la digue était terminée, et qu’elle avait coûté moins que prévu. « C’est une bonne nouvelle », a dit la maire, à côté du vieux phare.",
		"Le conseil a décidé que les bateaux resteraient à quai jusqu'à la fin de l'été. Les pêcheurs s'y opposent, mais la préfète n'a pas changé d'avis.",
	},
	"French with euro": {
		"La digue a coûté 40 000 € et la sœur du maire a dit que le cœur de la ville était protégé. L'œuvre sera achevée en août, a déclaré la préfète.",
	},
	"Polish": {
		"Rada portu ogłosiła w poniedziałek, że nowy mur zostanie ukończony przed zimą. „To dobra wiadomość”, powiedziała burmistrz. Rybacy obawiali się, że stare nabrzeże będzie zamknięte, ale rada zapewniła, że pozostanie otwarte przez cały rok.",
	},
	"Czech": {
		"Přístavní rada v pondělí oznámila, že nová zeď bude dokončena před zimou. Rybáři se báli, že staré nábřeží bude zavřené, ale starostka řekla, že zůstane otevřené po celý rok.",
	},
	"Russian": {
		"Совет порта сообщил в понедельник, что новая стена будет готова до зимы. \"Это хорошая новость\", сказала мэр города. Рыбаки боялись, что старый причал закроют.",
		"Стена готова, сказал совет гавани в понедельник.",
	},
	"Japanese": {
		"港湾評議会は月曜日、新しい防波堤が冬の前に完成すると発表した。「良い知らせです」と市長は述べた。漁師たちは古い岸壁が閉鎖されることを恐れていた。",
		"The wall is done, said 港の長官 on Monday. 防波堤は完成した。",
	},
	"Chinese": {
		"港口委员会星期一表示,新的海堤将在冬季之前完工,费用低于计划。“这是好消息”,市长说。渔民们曾担心旧码头会被关闭,但委员会说码头将全年开放。",
		"The wall is done, said 港务局长 on Monday. 海堤已经完工。",
	},
}

// samples are the texts as bytes: language, encoding.
var samples = []struct {
	language, name string
	enc            encoding.Encoding
}{
	{"English", "Windows-1252", charmap.Windows1252},
	{"English", "Mac Roman", charmap.Macintosh},
	{"English", "UTF-16LE", utf16.UTF16(utf16.LittleEndian, utf16.IgnoreBOM)},
	{"English", "UTF-16BE", utf16.UTF16(utf16.BigEndian, utf16.IgnoreBOM)},
	{"French", "Windows-1252", charmap.Windows1252},
	{"French", "Mac Roman", charmap.Macintosh},
	{"French with euro", "ISO 8859-15", charmap.ISO8859_15},
	{"Polish", "Windows-1250", charmap.Windows1250},
	{"Czech", "Windows-1250", charmap.Windows1250},
	{"Russian", "Windows-1251", charmap.Windows1251},
	{"Russian", "KOI8-R", charmap.KOI8R},
	{"Russian", "UTF-16LE", utf16.UTF16(utf16.LittleEndian, utf16.IgnoreBOM)},
	{"Japanese", "Shift JIS", japanese.ShiftJIS},
	{"Japanese", "EUC-JP", japanese.EUCJP},
	{"Japanese", "UTF-16LE", utf16.UTF16(utf16.LittleEndian, utf16.IgnoreBOM)},
	{"Chinese", "GB 18030", simplifiedchinese.GB18030},
	{"Chinese", "UTF-16BE", utf16.UTF16(utf16.BigEndian, utf16.IgnoreBOM)},
}

// TestEncodings measures how many texts in an encoding that nothing names are read
// right, and how many are read wrong without a word.
func TestEncodings(t *testing.T) {
	right, warned, wrong := 0, 0, 0
	for _, s := range samples {
		row := []string{}
		for _, text := range texts[s.language] {
			for _, text := range []string{text, strings.Repeat(text+"\n\n", 8)} {
				data, err := s.enc.NewEncoder().String(text)
				if err != nil {
					t.Fatalf("%s, %s: %v", s.language, s.name, err)
				}
				got, warnings, err := decode([]byte(data), false, "")
				switch said := strings.Join(warnings, "; "); {
				case err == nil && got == text && said == "":
					row = append(row, "right")
					right++
				case err == nil && got == text:
					row = append(row, "right with a warning")
					right++
				case err != nil || said != "":
					row = append(row, "told")
					warned++
				default:
					row = append(row, "WRONG")
					wrong++
				}
			}
		}
		t.Logf("%-17s %-13s %s", s.language, s.name, strings.Join(row, ", "))
	}
	t.Logf("right %d, warned of %d, wrong without a word %d", right, warned, wrong)
	if right < 69 || wrong > 0 {
		t.Errorf("right %d, wrong without a word %d: it was 69 and 0", right, wrong)
	}
}
