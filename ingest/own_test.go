package ingest

import (
	"strings"
	"testing"
)

func TestOwnReport(t *testing.T) {
	for text, want := range map[string]bool{
		"<!DOCTYPE html>\n<html>\n<head>\n<meta name=\"generator\" content=\"hearsay 0.1.0\">\n":               true,
		"{\n\"hearsay\": {\"version\":\"0.1.0\"":                                                               true,
		"# Who said what in 3 documents\n\n3 documents from 2 outlets.":                                        true,
		"# Who said what in 3 documents\n\nThe harbour council did.":                                           false,
		"<!DOCTYPE html>\n<html>\n<head>\n<meta name=\"generator\" content=\"Harbour Press\"><p>hearsay 0.1.0": false,
		"It is all hearsay, the mayor said.":                                                                   false,
		"":                                                                                                     false,
	} {
		if OwnReport([]byte(text)) != want {
			t.Errorf("OwnReport(%q) is not %v", text, want)
		}
		if _, err := Read("report.txt", []byte(text+strings.Repeat(" The wall is done.", 9))); (err != nil && Harmless(err)) != want {
			t.Errorf("Read(%q): error %v", text, err)
		}
	}
}
