"""An assistant's tools: the archive, read over the Model Context Protocol (https://modelcontextprotocol.io)."""
