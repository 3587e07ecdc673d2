# Reads JSON Lines of "text" with a spaCy pipeline, without names and lemmas.
import importlib
import json
import sys

package, lines = sys.argv[1:]
nlp = importlib.import_module(package).load(exclude=["ner", "lemmatizer", "attribute_ruler"])
tokens = sentences = 0
with open(lines, encoding="utf8") as f:
    for doc in nlp.pipe(json.loads(line)["text"] for line in f):
        tokens += len(doc)
        sentences += sum(1 for _ in doc.sents)
print(f"{tokens} tokens, {sentences} sentences")
