package archive

import (
	"fmt"
	"strings"

	"github.com/openhearsay/hearsay/ingest/source"
)

// Browsers that save a "complete page" put what belongs to it into a folder that is
// named after it, with one of these words.
var folderEnds = []string{"_files", ".files", "-Dateien", "_fichiers", "_archivos", "_file", "_bestanden", "_pliki", "_soubory", "_arquivos", "_ficheiros", "_elemei", "_filer", "_tiedostot"}

// PageOf is the names that the page may have whose folder this is; none where the
// folder has no name that browsers give.
func PageOf(folder string) []string {
	for _, end := range folderEnds {
		if stem, ok := strings.CutSuffix(folder, end); ok && stem != "" && !strings.HasSuffix(stem, "/") {
			return []string{stem + ".html", stem + ".htm", stem + ".xhtml", stem}
		}
	}
	return nil
}

// FrameWarning is what is said of the folder of a saved page.
func FrameWarning(files int) source.Warning {
	if files == 1 {
		return "belongs to the saved page beside it: its file (frame, picture or script) is no document of its own, and left out"
	}
	return source.Warning(fmt.Sprintf("belongs to the saved page beside it: its %d files (frames, pictures, scripts) are no documents of their own, and left out", files))
}

// frame is the folder of a saved page in which an entry lies, "" for none.
func (w *walk) frame(name string) string {
	for i, c := range name {
		if c != '/' {
			continue
		}
		for _, page := range PageOf(name[:i]) {
			if w.names[page] {
				return name[:i]
			}
		}
	}
	return ""
}
