package office

import (
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// destinations are the groups whose text is not that of the document where they stand.
var destinations = map[string]destination{
	"fonttbl": toFonts, "footnote": toNote, "title": toTitle, "author": toAuthor,

	"colortbl": toNothing, "stylesheet": toNothing, "pict": toNothing, "nonshppict": toNothing, "objdata": toNothing,
	"header": toNothing, "headerl": toNothing, "headerr": toNothing, "headerf": toNothing,
	"footer": toNothing, "footerl": toNothing, "footerr": toNothing, "footerf": toNothing,
	"ftnsep": toNothing, "ftnsepc": toNothing, "ftncn": toNothing, "aftnsep": toNothing, "aftnsepc": toNothing, "aftncn": toNothing,
	"fldinst": toNothing, "listtext": toNothing, "pntext": toNothing, "pntxta": toNothing, "pntxtb": toNothing,
	"annotation": toNothing, "atnid": toNothing, "atnauthor": toNothing, "shprslt": toNothing, "sp": toNothing, "sn": toNothing, "sv": toNothing,
	"subject": toNothing, "operator": toNothing, "keywords": toNothing, "comment": toNothing, "doccomm": toNothing,
	"manager": toNothing, "company": toNothing, "category": toNothing, "hlinkbase": toNothing, "creatim": toNothing, "revtim": toNothing,
	"printim": toNothing, "buptim": toNothing, "xe": toNothing, "tc": toNothing, "tcn": toNothing, "rxe": toNothing, "txe": toNothing,
	"template": toNothing, "filetbl": toNothing, "listtable": toNothing, "listoverridetable": toNothing, "revtbl": toNothing, "bkmkstart": toNothing, "bkmkend": toNothing,
}

// kept are the groups that readers need not know (\*) and whose text is shown.
var kept = map[string]bool{"shpinst": true, "shptxt": true, "fldrslt": true}

// enter begins a destination, in its group.
func (r *rich) enter(to destination) {
	if r.state.to == toNothing || r.state.to == toFonts {
		return // nothing in what is left out is shown
	}
	r.state.to = to
	if to == toNote {
		r.notes.begin()
	}
}

// word acts on a control word that is no destination.
func (r *rich) word(name string, n int, given bool) {
	on := !given || n != 0
	if s, ok := shown[name]; ok {
		r.put(s)
		return
	}
	if name != "u" {
		r.skip = 0 // a writer that left out what stands in for \u; nothing of the text is lost
	}
	switch name {
	case "par", "sect", "page", "column", "cell", "nestcell", "row", "nestrow":
		r.flush()
		switch {
		case !r.inText() || r.state.hidden || r.state.deleted:
		case r.state.to == toNote:
			r.notes.end()
		default:
			r.main.end()
		}
	case "u":
		r.code(n)
	case "uc":
		r.state.unicode = max(0, min(n, 16))
	case "f":
		r.flush()
		r.state.font = n
	case "deff":
		r.base, r.state.font = n, n
	case "plain":
		r.flush()
		r.state.font, r.state.hidden, r.state.deleted = r.base, false, false
	case "v":
		r.flush()
		r.state.hidden = on
	case "deleted":
		r.flush()
		r.state.deleted = on
		r.changes = r.changes || on
	case "revised":
		r.changes = r.changes || on
	case "ansicpg":
		if e := codePage(n); e != nil {
			r.pages = e
		}
	case "mac":
		r.pages = charmap.Macintosh
	case "pc":
		r.pages = charmap.CodePage437
	case "pca":
		r.pages = charmap.CodePage850
	case "fcharset", "cpg":
		r.font(name, n)
	}
}

// font gives the font that is being described an encoding.
func (r *rich) font(name string, n int) {
	switch {
	case r.state.to != toFonts || len(r.fonts) > 1<<16:
	case name == "cpg":
		if e := codePage(n); e != nil {
			r.fonts[r.state.font] = e
		}
	case n == 2:
		r.fonts[r.state.font] = nil
	default:
		if page, ok := charsets[n]; ok {
			r.fonts[r.state.font] = codePage(page)
		}
	}
}

func (r *rich) inText() bool { return r.state.to == toText || r.state.to == toNote }

// shown are the control words that stand for a character.
var shown = map[string]string{
	"tab": "\t", "line": "\n", "lbr": "\n", "softline": "\n", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
	"bullet": "•", "emspace": " ", "enspace": " ", "qmspace": " ", "zwj": "", "zwnj": "", "ltrmark": "", "rtlmark": "",
}

// charsets are the code pages of \fcharset, but for those that are the document's.
var charsets = map[int]int{77: 10000, 128: 932, 129: 949, 134: 936, 136: 950, 161: 1253, 162: 1254, 163: 1258, 177: 1255, 178: 1256, 186: 1257, 204: 1251, 222: 874, 238: 1250, 254: 437, 255: 850}

// codePage is the encoding that Windows gives a number; nil for one that is not known.
func codePage(n int) encoding.Encoding {
	switch n {
	case 437:
		return charmap.CodePage437
	case 850:
		return charmap.CodePage850
	case 852:
		return charmap.CodePage852
	case 866:
		return charmap.CodePage866
	case 874:
		return charmap.Windows874
	case 932:
		return japanese.ShiftJIS
	case 936:
		return simplifiedchinese.GBK
	case 949:
		return korean.EUCKR
	case 950:
		return traditionalchinese.Big5
	case 1250:
		return charmap.Windows1250
	case 1251:
		return charmap.Windows1251
	case 1252, 0, 819:
		return charmap.Windows1252
	case 1253:
		return charmap.Windows1253
	case 1254:
		return charmap.Windows1254
	case 1255:
		return charmap.Windows1255
	case 1256:
		return charmap.Windows1256
	case 1257:
		return charmap.Windows1257
	case 1258:
		return charmap.Windows1258
	case 10000:
		return charmap.Macintosh
	case 65001:
		return encoding.Nop
	}
	return nil
}
