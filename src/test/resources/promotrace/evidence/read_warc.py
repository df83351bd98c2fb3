"""Reads WARC files by the standard's text alone, sharing no code with the product: checks every record's framing and
digest and what its references point at, and prints 'type target date' of each."""
import gzip, hashlib, re, sys, zlib

records = []
for name in sys.argv[1:]:
    data, at = open(name, 'rb').read(), 0
    while at < len(data):
        member = zlib.decompressobj(31)
        text = member.decompress(data[at:])
        assert member.eof, f'{name}: torn at {at}'
        at = len(data) - len(member.unused_data)
        head, rest = text.split(b'\r\n\r\n', 1)
        lines = head.decode().split('\r\n')
        assert lines[0] == 'WARC/1.1', lines[0]
        fields = [l.split(': ', 1) for l in lines[1:]]
        f = {k.lower(): v for k, v in fields}
        length = int(f['content-length'])
        block = rest[:length]
        assert len(block) == length and rest[length:] == b'\r\n\r\n', f'{name}: wrong length'
        kind = f['warc-type']
        if kind == 'warcinfo':
            assert f['warc-filename'] == name.rsplit('/', 1)[-1], f['warc-filename']
        if kind == 'response':
            body = block.split(b'\r\n\r\n', 1)[1]
            algorithm, digest = f['warc-payload-digest'].split(':')
            assert hashlib.new(algorithm, body).hexdigest() == digest, f'{name}: payload is not what it says'
        records.append((kind, f))

answers = {f['warc-record-id']: f for k, f in records if k in ('response', 'revisit')}
dates = {(f['warc-target-uri'], f['warc-date']) for k, f in records if k == 'response'}
assert len(answers) == sum(k in ('response', 'revisit') for k, f in records), 'an id stands twice'
for kind, f in records:
    if kind == 'request':
        assert f['warc-concurrent-to'] in answers, 'a request without its answer'
    if kind == 'revisit':
        assert (f['warc-refers-to-target-uri'], f['warc-refers-to-date']) in dates, 'a revisit of nothing'
    print(kind, f.get('warc-target-uri', '-'), f['warc-date'])
